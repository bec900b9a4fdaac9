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
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const parts = [];
  const line = (text) => text.replace(/\r$/, '');
  for await (const chunk of chunks) {
    const text = decoder.decode(chunk, { stream: true });
    let from = 0;
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', from)) {
      parts.push(text.slice(from, end));
      from = end + 1;
      yield line(parts.splice(0).join(''));
    }
    parts.push(text.slice(from));
  }
  parts.push(decoder.decode());
  const last = parts.join('');
  if (last) yield last;
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

/** Splits what is complete off with one regular expression, and keeps the rest as text. */
async function* parsed(chunks, { maxLength = 1_000_000 } = {}) {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const token = /"((?:[^"]|"")*)"(?=[,\n]|\r\n)(,|\r?\n)|([^",\n][^,\n]*|)(,|\n)/y;
  let text = '';
  let line = 1;

  /** A record at the front of `text`, or undefined when more is needed. */
  function take() {
    const fields = [];
    token.lastIndex = 0;
    for (;;) {
      const found = token.exec(text);
      if (!found) return undefined;
      const [, quoted, behindQuoted, plain, behindPlain] = found;
      const last = (behindQuoted ?? behindPlain) !== ',';
      if (quoted !== undefined) fields.push(quoted.replaceAll('""', '"'));
      else fields.push(last ? plain.replace(/\r$/, '') : plain);
      if (!last) continue;
      const taken = text.slice(0, token.lastIndex);
      const record = { fields, line, length: taken.replace(/\r?\n$/, '').length };
      line += taken.split('\n').length - 1;
      text = text.slice(taken.length);
      return record;
    }
  }

  function* complete() {
    for (let record = take(); record; record = take()) {
      if (record.length > maxLength) throw new CsvError('ERR_CSV_TOO_LONG', record.line, 'too long');
      if (record.length > 0) yield record;
    }
    if (/^(?:[^"\n,][^,\n]*,|,|"(?:[^"]|"")*",)*"(?:[^"]|"")*"(?:[^",\r\n]|\r[^\n])/.test(text)) {
      throw new CsvError('ERR_CSV_QUOTE', line, 'text behind a closing quote');
    }
    if (text.replace(/\r$/, '').length > maxLength) throw new CsvError('ERR_CSV_TOO_LONG', line, 'too long');
  }

  for await (const chunk of chunks) {
    text += decoder.decode(chunk, { stream: true });
    yield* complete();
  }
  text += `${decoder.decode()}\n`;
  yield* complete();
  if (text !== '') throw new CsvError('ERR_CSV_QUOTE', line, 'a quote that is never closed');
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
