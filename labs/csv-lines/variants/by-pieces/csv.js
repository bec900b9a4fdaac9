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
  let line = '';
  for await (const piece of pieces(chunks)) {
    line += piece;
    if (!line.endsWith('\n')) continue;
    yield line.slice(0, line.endsWith('\r\n') ? -2 : -1);
    line = '';
  }
  if (line) yield line;
}

/** Decoded pieces, each with at most one line end, which is its last character. */
async function* pieces(chunks) {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const chunk of chunks) {
    for (let from = 0; from < chunk.length;) {
      const end = chunk.indexOf(10, from);
      const to = end < 0 ? chunk.length : end + 1;
      yield decoder.decode(chunk.subarray(from, to), { stream: true });
      from = to;
    }
  }
  yield decoder.decode();
}

/** Records with the line in which they begin. */
async function* numbered(chunks, maxLength) {
  let line = 1;
  let begin = 1;
  let length = 0;
  let fields = [];
  let field = '';
  // start: of a field; plain; quoted; closed: behind a quote that closes, or is the first of two
  let state = 'start';
  let cr = false;
  const fail = (code, text) => {
    throw new CsvError(code, begin, text);
  };
  const record = () => {
    const done = length === 0 ? [] : [{ line: begin, fields: [...fields, field] }];
    length = 0;
    fields = [];
    field = '';
    state = 'start';
    cr = false;
    begin = line;
    return done;
  };
  const take = (char) => {
    if (++length > maxLength) fail('ERR_CSV_TOO_LONG', 'too long');
    if (state === 'quoted') {
      if (char === '"') state = 'closed';
      else field += char;
    } else if (char === ',') {
      fields.push(field);
      field = '';
      state = 'start';
    } else if (char === '"' && state === 'start') state = 'quoted';
    else if (char === '"' && state === 'closed') {
      field += '"';
      state = 'quoted';
    } else if (state === 'closed') fail('ERR_CSV_QUOTE', 'text behind a quote');
    else {
      field += char;
      state = 'plain';
    }
  };
  for await (const piece of pieces(chunks)) {
    for (let at = 0; at < piece.length; at++) {
      const char = piece[at];
      if (char === '\n') line += 1;
      if (state !== 'quoted') {
        if (char === '\n') {
          yield* record();
          continue;
        }
        if (cr) take('\r');
        cr = char === '\r';
        if (cr) continue;
      }
      take(char);
    }
  }
  if (cr) take('\r');
  if (state === 'quoted') fail('ERR_CSV_QUOTE', 'not closed');
  yield* record();
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
export async function* records(chunks, { maxLength = 1_000_000 } = {}) {
  for await (const { fields } of numbered(chunks, maxLength)) yield fields;
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
export async function* rows(chunks, { maxLength = 1_000_000 } = {}) {
  let names;
  for await (const { line, fields } of numbered(chunks, maxLength)) {
    if (!names) names = fields;
    else if (fields.length !== names.length)
      throw new CsvError('ERR_CSV_FIELDS', line, `${fields.length} fields for ${names.length} names`);
    else yield Object.fromEntries(names.map((name, index) => [name, fields[index]]));
  }
}
