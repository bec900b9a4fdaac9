import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { JsonLineError } from './errors.js';

/**
 * Takes values and gives the text of a JSON array.
 *
 * What users may rely on:
 * - All chunks together are what `JSON.stringify` makes of an array of the values: `[]` for none, and `null` for values that have no JSON text, such as undefined.
 * - The text of a value is given when the value has come, not at the end.
 * - A value that cannot be written, such as a BigInt or a cycle, destroys the stream with the error of `JSON.stringify`. The text never ends as if it were complete.
 */
export class JsonArray extends Transform {
  #empty = true;

  constructor() {
    super({ writableObjectMode: true });
  }

  _transform(value, _encoding, callback) {
    try {
      const text = JSON.stringify(value) ?? 'null';
      this.push(this.#empty ? `[${text}` : `,${text}`);
      this.#empty = false;
      callback();
    } catch (error) {
      callback(error);
    }
  }

  _flush(callback) {
    callback(null, this.#empty ? '[]' : ']');
  }
}

/**
 * The values of an NDJSON text: one JSON text a line, in UTF-8.
 *
 * What callers may rely on:
 * - The same bytes give the same values, however they are cut into chunks.
 * - A line ends with "\n" or "\r\n", and with nothing else. The last one needs no end. Lines that are empty or only white space are left out.
 * - A value is given as soon as the end of its line has come. No chunk is taken before all values of the last one have been asked for.
 * - A line that is not JSON is a JsonLineError with the code ERR_JSON_LINE. The values before it are given first.
 * - A line of more than `maxLength` characters (as `length` counts them, without its end) is a JsonLineError with the code ERR_JSON_TOO_LONG. It comes before another chunk is taken.
 * - Bytes that are not UTF-8 are a TypeError.
 * - When the caller stops early, the iterator of `chunks` is closed.
 *
 * @param {AsyncIterable<Uint8Array> | Iterable<Uint8Array>} chunks
 * @param {{ maxLength?: number }} [options]
 * @returns {AsyncGenerator<any, void, void>}
 */
export async function* values(chunks, { maxLength = 1_000_000 } = {}) {
  let rest = '';
  let line = 0;

  const tooLong = () => new JsonLineError('ERR_JSON_TOO_LONG', line, `more than ${maxLength} characters`);

  function* parsed(texts) {
    for (const text of texts) {
      line += 1;
      // What is behind the end of the line does not count.
      if (text.length - (text.endsWith('\r') ? 1 : 0) > maxLength) throw tooLong();
      if (text.trim() === '') continue;
      try {
        yield JSON.parse(text);
      } catch (error) {
        throw new JsonLineError('ERR_JSON_LINE', line, error.message);
      }
    }
  }

  for await (const text of decoded(chunks)) {
    const texts = (rest + text).split('\n');
    rest = texts.pop();
    yield* parsed(texts);
    if (rest.length > maxLength + 1) {
      line += 1;
      throw tooLong();
    }
  }
  if (rest !== '') yield* parsed([rest]);
}

/** The text of the chunks. The decoder keeps the bytes of a character that is not complete. */
async function* decoded(chunks) {
  const decoder = new TextDecoder('utf-8');
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

/**
 * @typedef {object} Cursor
 * @property {() => Promise<unknown[]>} read The next rows, a handful at a time; an empty list at the end.
 * @property {() => Promise<void>} close Gives its connection back. Has to be called exactly once, and not while a `read` is under way.
 */

/**
 * Sends the rows of a cursor to `sink` as a JSON array, ends the sink, and fulfils with the number of rows when the sink has finished.
 *
 * What callers may rely on:
 * - Rows are read when the sink has taken those before them. How many lie in memory does not depend on how many there are.
 * - The cursor is closed once, whatever happens: at the end, when a part fails, when the sink is closed early, when `signal` is aborted. The promise settles
 *   after that.
 * - Whatever fails, the promise rejects with that error, and the sink is destroyed; after an abort it is an AbortError. What was sent by then is no complete array.
 * - When the first `read` fails, nothing has been written and the sink is as it was: the caller can still answer with an error.
 *
 * @param {{ cursor: Cursor, sink: import('node:stream').Writable, signal?: AbortSignal }} parts
 * @returns {Promise<number>}
 */
export async function exportJson({ cursor, sink, signal }) {
  let sent = 0;

  async function* rows(first) {
    for (let handful = first; handful.length > 0; handful = await cursor.read()) {
      for (const row of handful) {
        sent += 1;
        yield row;
      }
    }
  }

  try {
    const first = await cursor.read();
    await pipeline(rows(first), new JsonArray(), sink, { signal });
    return sent;
  } finally {
    await cursor.close();
  }
}
