import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { UploadError } from './errors.js';
import { signatures } from './signatures.js';

/**
 * Passes bytes on as they are, up to a limit.
 *
 * What users may rely on:
 * - `bytes` is how many bytes have come so far.
 * - `maxBytes` bytes pass. With the first byte more, the stream is destroyed with an UploadError of the code ERR_UPLOAD_TOO_LARGE, under `pipeline` and under
 *   `pipe` alike. It does not wait for more, and has never passed on more than `maxBytes` bytes.
 * - A `maxBytes` that is not a whole number from 0 up is a RangeError from the constructor.
 */
export class SizeLimit extends Transform {
  bytes = 0;
  #maxBytes;

  /** @param {number} maxBytes */
  constructor(maxBytes) {
    super();
    if (!Number.isSafeInteger(maxBytes) || maxBytes < 0) throw new RangeError(`maxBytes is ${maxBytes}`);
    this.#maxBytes = maxBytes;
  }

  _transform(chunk, _encoding, callback) {
    this.bytes += chunk.length;
    if (this.bytes > this.#maxBytes) {
      callback(new UploadError('ERR_UPLOAD_TOO_LARGE', `more than ${this.#maxBytes} bytes`));
    } else {
      callback(null, chunk);
    }
  }
}

/**
 * Passes a file on when its first bytes are those of an allowed type.
 *
 * What users may rely on:
 * - `type` is the type when the first bytes have told it, and undefined until then.
 * - Nothing is passed on until the type is known. Then all bytes are, as they are, and each chunk as soon as it has come.
 * - The same bytes give the same, however they are cut into chunks.
 * - As soon as no allowed type can match any more, or when the file ends before one does, the stream is destroyed with an UploadError of the code
 *   ERR_UPLOAD_TYPE, under `pipeline` and under `pipe` alike.
 */
export class TypeCheck extends Transform {
  /** @type {string | undefined} */
  type;
  #allowed;
  #start = Buffer.alloc(0);

  /** @param {{ type: string, bytes: (number | null)[] }[]} [allowed] */
  constructor(allowed = signatures) {
    super();
    this.#allowed = allowed;
  }

  _transform(chunk, _encoding, callback) {
    if (this.type) return callback(null, chunk);
    this.#start = Buffer.concat([this.#start, chunk]);
    const possible = this.#allowed.filter(({ bytes }) => agree(bytes, this.#start));
    const match = possible.find(({ bytes }) => bytes.length <= this.#start.length);
    if (match) {
      this.type = match.type;
      callback(null, this.#start);
    } else {
      callback(possible.length === 0 ? noType() : null);
    }
  }

  _flush(callback) {
    callback(this.type ? null : noType());
  }
}

/** Whether signature and file are the same as far as both are there. */
const agree = (signature, start) =>
  signature.slice(0, start.length).every((byte, index) => byte === null || byte === start[index]);

const noType = () => new UploadError('ERR_UPLOAD_TYPE', 'not a type of file that we take');

/**
 * Saves an upload as the file `name` in `directory`.
 *
 * What callers may rely on:
 * - It fulfils with the number of bytes and the type when the file is complete. What stands under `name` is a complete file at any time: the last one, and
 *   then this one. Uploads of the same name at the same time do not mix.
 * - It rejects with an UploadError when the upload is too large or of no allowed type, at once, without waiting for the client to send more; and with the error
 *   of the disk or of `source` when these fail. A client that goes away in the middle, or has gone before, is an error, too.
 * - When it rejects, nothing that it has written is left in `directory`, and what stood under `name` is still there.
 * - When it refuses an upload, it takes nothing more from `source`, and does not destroy it: an HTTP/2 stream is also the way for the answer.
 *
 * @param {import('node:stream').Readable} source
 * @param {{ directory: string, name: string, maxBytes: number }} options
 * @returns {Promise<{ bytes: number, type: string }>}
 */
export async function saveUpload(source, { directory, name, maxBytes }) {
  const temporary = path.join(directory, `${randomUUID()}.part`);
  const limit = new SizeLimit(maxBytes);
  const check = new TypeCheck();
  // pipeline destroys what it is given when one part fails. So the source stays out of it, and its failures are brought in by hand.
  const leave = (error) => source.readableEnded || limit.destroy(error ?? new Error('the client went away'));
  source.on('error', leave).on('close', leave);
  const forget = () => source.off('error', leave).off('close', leave);
  source.pipe(limit);
  try {
    await pipeline(limit, check, createWriteStream(temporary));
    await rename(temporary, path.join(directory, name));
    return { bytes: limit.bytes, type: check.type };
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  } finally {
    forget();
    source.unpipe(limit);
  }
}

/**
 * What to answer to an upload.
 *
 * - 201 and `{ bytes, type }` when it was saved.
 * - 413 and `{ error: 'too large', maxBytes }`, or 415 and `{ error: 'wrong type' }`, when it was refused. The header `connection: close` is with them: the rest
 *   of the upload is still on its way, and this connection can carry nothing else.
 * - When the header `content-length` says already that it is too large, nothing is taken from the request. Where the header is missing or lies, the bytes count.
 * - Whatever else goes wrong rejects. It is no fault of the upload.
 *
 * @param {import('node:stream').Readable & { headers: Record<string, string | undefined> }} request As `node:http` gives it.
 * @param {{ directory: string, name: string, maxBytes: number }} options
 * @returns {Promise<{ status: number, headers: Record<string, string>, body: object }>}
 */
export async function answerUpload(request, options) {
  try {
    if (Number(request.headers['content-length']) > options.maxBytes) {
      throw new UploadError('ERR_UPLOAD_TOO_LARGE', `more than ${options.maxBytes} bytes announced`);
    }
    return { status: 201, headers: {}, body: await saveUpload(request, options) };
  } catch (error) {
    const headers = { connection: 'close' };
    if (error.code === 'ERR_UPLOAD_TOO_LARGE') {
      return { status: 413, headers, body: { error: 'too large', maxBytes: options.maxBytes } };
    }
    if (error.code === 'ERR_UPLOAD_TYPE') return { status: 415, headers, body: { error: 'wrong type' } };
    throw error;
  }
}
