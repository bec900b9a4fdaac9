import { CsvError } from './errors.js';

/**
 * Chunks of a file in UTF-8, as `fs.createReadStream` gives them. A chunk can end anywhere, also within a character.
 * @typedef {AsyncIterable<Uint8Array> | Iterable<Uint8Array>} Chunks
 */

/**
 * The lines of a text, without their ends ("\n" or "\r\n"; a "\r" alone is no end).
 *
 * What callers may rely on:
 * - The same bytes give the same lines, however they are cut into chunks.
 * - A line is given as soon as its end has come. No chunk is taken before all lines of the last one have been asked for.
 * - Empty lines are given, too. A last line needs no end, and an end at the end of the text begins no further line.
 * - A byte order mark at the start is not part of the text.
 * - Bytes that are not UTF-8 are a TypeError.
 * - When the caller stops early, the iterator of `chunks` is closed.
 *
 * @param {Chunks} chunks
 * @returns {AsyncGenerator<string, void, void>}
 */
export async function* lines(chunks) {
  let rest = '';
  for await (const text of decoded(chunks)) {
    const parts = (rest + text).split('\n');
    rest = parts.pop();
    for (const part of parts) yield part.endsWith('\r') ? part.slice(0, -1) : part;
  }
  if (rest !== '') yield rest;
}

/** The text of the chunks. The decoder keeps the bytes of a character that is not complete. */
async function* decoded(chunks) {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

/**
 * The records of a CSV text as of RFC 4180: fields, separated by commas, one record a line.
 *
 * What callers may rely on, beside what `lines` promises on chunks, bytes and early ends:
 * - A field that begins with `"` ends at the next `"` that is not doubled. In between, commas and line ends are text, kept as they are, and `""` is one `"`.
 * - Behind the closing quote comes a comma, the end of the line or the end of the text. Anything else, and a quote that is never closed, is a CsvError with the code ERR_CSV_QUOTE.
 * - In a field without quotes, everything is kept as it is: spaces, and a `"` in the middle.
 * - Empty lines are left out.
 * - A record of more than `maxLength` characters (as `length` counts them; quotes, commas and line ends within quotes are included) is a CsvError with the code
 *   ERR_CSV_TOO_LONG. It comes before another chunk is taken.
 * - `line` of a CsvError is the line in which the record begins.
 *
 * @param {Chunks} chunks
 * @param {{ maxLength?: number }} [options]
 * @returns {AsyncGenerator<string[], void, void>}
 */
export async function* records(chunks, options) {
  for await (const { fields } of parsed(chunks, options)) yield fields;
}

/** Records with the line in which they begin. */
async function* parsed(chunks, { maxLength = 1_000_000 } = {}) {
  /** Where the reading stands: at the start of a field, in a plain or a quoted one, or behind a quote in a quoted one. */
  let at = 'start';
  let fields = [];
  let field = '';
  let length = 0;
  let line = 1;
  let began = 1;

  const fail = (code, message) => new CsvError(code, began, message);

  function endField() {
    fields.push(field);
    field = '';
    at = 'start';
  }

  /** Ends a record at the end of its line; undefined for an empty line. */
  function endRecord() {
    const empty = fields.length === 0 && at === 'start';
    endField();
    const record = { fields, line: began };
    fields = [];
    length = 0;
    return empty && length < 0 ? undefined : record;
  }

  for await (const text of joined(decoded(chunks))) {
    for (const character of text) {
      const lineEnd = character === '\n' || character === '\r\n';
      if (lineEnd) line += 1;
      if (at === 'quoted') {
        if (character === '"') at = 'quote';
        else field += character;
      } else if (lineEnd) {
        const record = endRecord();
        began = line;
        if (record) yield record;
        continue;
      } else if (character === ',') {
        endField();
      } else if (at === 'quote') {
        if (character !== '"') throw fail('ERR_CSV_QUOTE', `"${character}" behind a closing quote`);
        field += character;
        at = 'quoted';
      } else if (character === '"' && at !== 'plain') {
        at = 'quoted';
      } else {
        field += character;
        at = 'plain';
      }
      length += character.length;
      if (length > maxLength) throw fail('ERR_CSV_TOO_LONG', `a record of more than ${maxLength} characters`);
    }
  }
  if (at === 'quoted') throw fail('ERR_CSV_QUOTE', 'a quote that is never closed');
  const last = endRecord();
  if (last) yield last;
}

/** Lists of characters, in which "\r\n" is one, also when it was cut. */
async function* joined(texts) {
  let held = '';
  for await (const text of texts) {
    const whole = held + text;
    held = whole.endsWith('\r') ? '\r' : '';
    yield whole.slice(0, whole.length - held.length).match(/\r\n|[^]/gu) ?? [];
  }
  yield [held].filter(Boolean);
}

/**
 * The records of a CSV text as objects. The first record has the names.
 *
 * A record with more or fewer fields than there are names is a CsvError with the code ERR_CSV_FIELDS. Everything else is as with `records`.
 *
 * @param {Chunks} chunks
 * @param {{ maxLength?: number }} [options]
 * @returns {AsyncGenerator<Record<string, string>, void, void>}
 */
export async function* rows(chunks, options) {
  let names;
  for await (const { fields, line } of parsed(chunks, options)) {
    if (!names) {
      names = fields;
      continue;
    }
    if (fields.length !== names.length) {
      throw new CsvError('ERR_CSV_FIELDS', line, `${fields.length} fields for ${names.length} names`);
    }
    yield Object.fromEntries(names.map((name, index) => [name, fields[index]]));
  }
}
