import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/**
 * Writes all items of `source` to `writable`, in order, ends it and fulfils when it has finished.
 *
 * What callers may rely on:
 * - When `write()` has said false, nothing more is taken from `source` until `writable` has drained.
 * - When `writable` fails or is closed before its end, the promise rejects, with its error if there is one, also in the middle of the wait for 'drain', and when
 *   it was closed before the call. Nothing more is taken from `source`, and its iterator is closed.
 * - When `source` fails, `writable` is destroyed, and the promise rejects with the error of `source`.
 *
 * @param {Iterable<unknown> | AsyncIterable<unknown>} source
 * @param {import('node:stream').Writable} writable
 * @returns {Promise<void>}
 */
export async function writeAll(source, writable) {
  let failure;
  let wake = () => {};
  const onDrain = () => wake();
  // Heard from the start: an 'error' that nobody listens to ends the process.
  const ended = new Promise((resolve) => {
    const end = (error) => {
      if (error || !writable.writableFinished) failure ??= { error: error ?? new Error('closed before its end') };
      wake();
      resolve();
    };
    writable.once('error', end).once('close', end).once('finish', end);
  });
  writable.on('drain', onDrain);
  try {
    for await (const item of source) {
      if (failure) break;
      if (!writable.write(item)) await new Promise((resolve) => (wake = resolve));
      if (failure) break;
    }
    if (!failure) writable.end();
  } catch (error) {
    failure ??= { error };
    writable.destroy(error);
  }
  await ended;
  writable.off('drain', onDrain);
  if (failure) throw failure.error;
}

/**
 * @typedef {object} Cursor
 * @property {() => Promise<unknown[]>} read The next rows, a handful at a time; an empty list at the end.
 * @property {() => Promise<void>} close Gives its connection back. Has to be called exactly once.
 */

/**
 * The rows of a cursor, as a stream of objects.
 *
 * What users may rely on:
 * - `cursor.read()` is called only when the stream wants more rows, and never before its last answer has come.
 * - The stream ends behind the last row.
 * - When `cursor.read()` fails, the stream is destroyed with that error.
 * - The cursor is closed once, however the stream ends: at the end, after an error, or because somebody destroyed it. The stream emits 'close' after that.
 */
export class CursorStream extends Readable {
  #cursor;

  /** @param {Cursor} cursor */
  constructor(cursor) {
    super({ objectMode: true, highWaterMark: 4 });
    this.#cursor = cursor;
  }

  /** Node calls it again only after a push, so reads never overlap. */
  _read() {
    this.#cursor.read().then(
      (rows) => {
        if (rows.length === 0) this.push(null);
        // What does not fit any more waits in the stream's own buffer: one handful at most.
        for (const row of rows) this.push(row);
      },
      (error) => this.destroy(error),
    );
  }

  /** Comes for every way in which the stream ends, once. */
  _destroy(error, callback) {
    this.#cursor.close().then(
      () => callback(error),
      (closing) => callback(error ?? closing),
    );
  }
}

/**
 * Adds to each row what `lookup` says about it.
 *
 * What users may rely on:
 * - One lookup at a time; the next row is looked at when the last one has been passed on. So the order stays, and a slow reader slows the lookups down.
 * - A row for which `lookup` gives null or undefined is left out.
 * - When `lookup` fails, the stream is destroyed with that error, under `pipeline` and under `pipe` alike.
 */
export class Enrich extends Transform {
  #lookup;

  /** @param {(row: any) => Promise<object | null | undefined>} lookup Its answer is merged into the row. */
  constructor(lookup) {
    super({ objectMode: true, highWaterMark: 4 });
    this.#lookup = lookup;
  }

  _transform(row, _encoding, callback) {
    this.#lookup(row).then(
      (more) => callback(null, more ? { ...row, ...more } : undefined),
      (error) => callback(error),
    );
  }
}

/**
 * Exports the rows of `cursor`, enriched by `lookup`, to `sink`, and fulfils when the sink has finished.
 *
 * What callers may rely on:
 * - Whatever fails, cursor, lookup or sink, the promise rejects with that error, and all parts are closed by then or soon after.
 * - When `signal` is aborted, it rejects with an AbortError, and all parts are closed.
 *
 * @param {{ cursor: Cursor, lookup: (row: any) => Promise<object | null | undefined>, sink: import('node:stream').Writable, signal?: AbortSignal }} parts
 * @returns {Promise<void>}
 */
export async function exportRows({ cursor, lookup, sink, signal }) {
  await pipeline(new CursorStream(cursor), new Enrich(lookup), sink, { signal });
}
