/** Clients that send when they are read, and waiting that cannot hang. */
import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';

/** For `it`: the last net under a test. */
export const TEST = { timeout: 10_000 };

/** Lets everything happen that is ready to, as far as no disk is involved. */
export async function turns(count = 30) {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** A file that begins like a PNG and has `length` bytes. */
export function png(length = 64) {
  const file = Buffer.alloc(length, 0x2e);
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).copy(file);
  return file;
}

/** Cuts bytes into chunks of `size`. */
export function cut(bytes, size) {
  const chunks = [];
  for (let from = 0; from < bytes.length; from += size) chunks.push(bytes.subarray(from, from + size));
  return chunks;
}

/**
 * A request that brings its body chunk by chunk, one for each time it is read. Behind the last one it ends, or, when it is `open`, sends nothing more and
 * does not end either. `taken` is how many bytes were read from it.
 */
export class Client extends Readable {
  taken = 0;
  reads = 0;
  headers;
  #chunks;
  #open;
  #silent = false;

  constructor(chunks, { headers = {}, open = false } = {}) {
    super({ highWaterMark: 1 });
    this.headers = headers;
    this.#chunks = chunks[Symbol.iterator]();
    this.#open = open;
  }

  _read() {
    this.reads += 1;
    setImmediate(() => {
      const { value, done } = this.#chunks.next();
      if (!done) {
        this.taken += value.length;
        this.push(value);
      } else if (this.#open) this.#silent = true;
      else this.push(null);
    });
  }

  /** An open client ends after all: behind its last chunk. */
  finish() {
    this.#open = false;
    if (this.#silent) this.push(null);
  }
}

/** So many chunks of 1 KiB, the first of them with the start of a PNG. */
export function* kibibytes(count) {
  yield png(1_024);
  for (let chunk = 1; chunk < count; chunk++) yield Buffer.alloc(1_024);
}

/** What a transform did with some chunks: what it passed on, and how it ended. No disk is involved, so turns are enough. */
export async function through(transform, chunks, { end = true } = {}) {
  const seen = { chunks: [], errors: [], ended: false, closed: false };
  transform.on('data', (chunk) => seen.chunks.push(chunk));
  transform.on('error', (error) => seen.errors.push(error));
  transform.on('end', () => (seen.ended = true));
  transform.on('close', () => (seen.closed = true));
  new Client(chunks, { open: !end }).pipe(transform);
  await turns(10 + 4 * chunks.length);
  return { ...seen, bytes: Buffer.concat(seen.chunks) };
}

/** Asserts that a transform has failed as it should under `pipe`. */
export function assertRefused(seen, transform, code, why) {
  const [error] = seen.errors;
  assert.equal(
    error?.code,
    code,
    `Expected an 'error' event with the code ${code}, got ${error ? `${error}` : 'none'}. ${why}`,
  );
  assert.equal(seen.errors.length, 1, `Expected one 'error' event, got ${seen.errors.length}.`);
  assert.ok(
    transform.destroyed && seen.closed,
    `There was an 'error' event, but the stream is not destroyed. Under pipe() it never goes on and never closes: the upload hangs with both ends open.`,
  );
  assert.equal(seen.ended, false, 'A refused upload must not end as if it were complete.');
}

/** A folder of the test's own, removed behind it. */
export async function folder(t) {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'uploads-'));
  t.after(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

/** The names of what is in a folder. */
export const names = async (directory) => (await readdir(directory)).sort();

/** Waits until something is in a folder, at most for a while: not everybody writes before the upload is complete. */
export async function fileIn(directory) {
  for (let look = 0; look < 100 && (await names(directory)).length === 0; look++) await turns(1);
}

/** Waits until a client has been read, at most for a while: some prepare their folder first. */
export async function begun(client, directory) {
  for (let look = 0; look < 300 && client.taken === 0; look++) await names(directory);
  await turns();
}

/** How a promise ends. One that does not end within seconds hangs, and fails the test with `why`. */
export async function outcomeOf(promise, why) {
  const hangs = Symbol('hangs');
  let timer;
  // waits: the disk is real on real Node; only a solution that hangs waits this long
  const late = new Promise((resolve) => (timer = setTimeout(resolve, 1_500, hangs)));
  const outcome = await Promise.race([
    promise.then(
      (value) => ({ value }),
      (error) => ({ error }),
    ),
    late,
  ]);
  clearTimeout(timer);
  assert.notEqual(outcome, hangs, `The promise has not settled. ${why}`);
  return outcome;
}

/** The error of a promise that has to reject. */
export async function errorOf(promise, why) {
  const outcome = await outcomeOf(promise, why);
  assert.ok('error' in outcome, `Expected a rejection, got ${JSON.stringify(outcome.value)}. ${why}`);
  return outcome.error;
}
