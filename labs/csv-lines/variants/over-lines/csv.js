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
  for await (const { text, end } of pieces(chunks, Infinity)) {
    if (end !== undefined || text !== '') yield text;
  }
}

/** Lines with their ends. A line that grows beyond `most` characters is given before it has ended, without an end. */
async function* pieces(chunks, most) {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  const cut = function* (more) {
    rest += more;
    for (let found = /^([^\n]*?)(\r?\n)/.exec(rest); found; found = /^([^\n]*?)(\r?\n)/.exec(rest)) {
      rest = rest.slice(found[0].length);
      yield { text: found[1], end: found[2] };
    }
    if (rest.length > most + 1) yield { text: rest, end: undefined };
  };
  for await (const chunk of chunks) yield* cut(decoder.decode(chunk, { stream: true }));
  yield* cut(decoder.decode());
  if (rest !== '') yield { text: rest, end: undefined };
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

/** Joins lines while a quoted field is open. */
async function* parsed(chunks, { maxLength = 1_000_000 } = {}) {
  let record = '';
  let line = 1;
  let began = 1;
  for await (const { text, end = '' } of pieces(chunks, maxLength)) {
    record += text;
    if (record.length > maxLength) throw new CsvError('ERR_CSV_TOO_LONG', began, 'too long');
    const fields = fieldsOf(record, began);
    line += 1;
    if (fields === undefined) {
      record += end;
      if (record.length > maxLength) throw new CsvError('ERR_CSV_TOO_LONG', began, 'too long');
      continue;
    }
    if (record !== '') yield { fields, line: began };
    record = '';
    began = line;
  }
  if (record !== '') throw new CsvError('ERR_CSV_QUOTE', began, 'a quote that is never closed');
}

/** The fields of a record; undefined while its last field is open. */
function fieldsOf(record, line) {
  const fields = [];
  for (let at = 0; ; at += 1) {
    if (record[at] === '"') {
      const quoted = /"((?:[^"]|"")*)("?)/y;
      quoted.lastIndex = at;
      const [all, inside, closing] = quoted.exec(record);
      if (closing === '') return undefined;
      at += all.length;
      if (at < record.length && record[at] !== ',') throw new CsvError('ERR_CSV_QUOTE', line, 'text behind a quote');
      fields.push(inside.replaceAll('""', '"'));
    } else {
      const comma = record.indexOf(',', at);
      const end = comma === -1 ? record.length : comma;
      fields.push(record.slice(at, end));
      at = end;
    }
    if (at >= record.length) return fields;
  }
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
