import { once } from 'node:events';
import { Duplex, finished } from 'node:stream';
import { JsonLineError } from './errors.js';

/**
 * Takes values and gives the text of a JSON array.
 *
 * What users may rely on:
 * - All chunks together are what `JSON.stringify` makes of an array of the values: `[]` for none, and `null` for values that have no JSON text, such as undefined.
 * - The text of a value is given when the value has come, not at the end.
 * - A value that cannot be written, such as a BigInt or a cycle, destroys the stream with the error of `JSON.stringify`. The text never ends as if it were complete.
 */
export class JsonArray extends Duplex {
  #before = '[';
  #wanted;

  constructor() {
    super({ writableObjectMode: true, readableHighWaterMark: 1_024 });
  }

  /** Passes on, and calls back when the reader wants more. */
  #give(text, callback) {
    if (this.push(text)) callback();
    else this.#wanted = callback;
  }

  _read() {
    const wanted = this.#wanted;
    this.#wanted = undefined;
    wanted?.();
  }

  _write(value, _encoding, callback) {
    let text;
    try {
      text = JSON.stringify(value);
    } catch (error) {
      callback(error);
      return;
    }
    const before = this.#before;
    this.#before = ',';
    this.#give(before + (text === undefined ? 'null' : text), callback);
  }

  _final(callback) {
    this.push(this.#before === '[' ? '[]' : ']');
    this.push(null);
    callback();
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
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const state = { held: '', line: 0 };
  for await (const chunk of chunks) yield* take(state, decoder.decode(chunk, { stream: true }), maxLength);
  yield* take(state, `${decoder.decode()}\n`, maxLength);
}

function* take(state, text, maxLength) {
  for (const part of text.split(/(?<=\n)/)) {
    state.held += part;
    const whole = state.held.endsWith('\n');
    const content = state.held.replace(/\r?\n$|\r$/, '');
    if (content.length > maxLength) throw new JsonLineError('ERR_JSON_TOO_LONG', state.line + 1, 'too long');
    if (!whole) return;
    state.line += 1;
    state.held = '';
    if (content.trim()) yield parse(content, state.line);
  }
}

function parse(content, line) {
  try {
    return JSON.parse(content);
  } catch {
    throw new JsonLineError('ERR_JSON_LINE', line, 'not JSON');
  }
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
  const over = Promise.withResolvers();
  over.promise.catch(() => {});
  const abort = () => sink.destroy(new DOMException('aborted', 'AbortError'));
  let sent = 0;
  let began = false;
  let gone = false;
  const cleanup = finished(sink, (error) => {
    gone = true;
    if (error) over.reject(error);
    else over.resolve();
  });
  const write = async (text) => {
    if (gone) await over.promise;
    if (!sink.write(text)) await Promise.race([once(sink, 'drain'), over.promise]);
  };
  try {
    signal?.addEventListener('abort', abort);
    for (let rows = await cursor.read(); rows.length > 0; rows = await cursor.read()) {
      for (const row of rows) {
        const text = JSON.stringify(row) ?? 'null';
        began = true;
        await write((sent++ === 0 ? '[' : ',') + text);
      }
    }
    if (gone) await over.promise;
    sink.end(sent === 0 ? '[]' : ']');
    await over.promise;
    return sent;
  } catch (error) {
    if (began) sink.destroy(error);
    throw error;
  } finally {
    signal?.removeEventListener('abort', abort);
    cleanup();
    await cursor.close();
  }
}
