import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Transform } from 'node:stream';
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
    const after = this.bytes + chunk.length;
    this.bytes = after;
    if (after <= this.#maxBytes) this.push(chunk);
    callback(after <= this.#maxBytes ? null : tooLarge(this.#maxBytes));
  }
}

const tooLarge = (maxBytes) => new UploadError('ERR_UPLOAD_TOO_LARGE', `more than ${maxBytes} bytes`);

const noType = () => new UploadError('ERR_UPLOAD_TYPE', 'not a type of file that we take');

/** Tells a type byte by byte. */
class Sniffer {
  found;
  #candidates;
  #held = [];
  #at = 0;

  constructor(candidates) {
    this.#candidates = candidates;
  }

  /** What may be passed on now. Throws when no type can match any more. */
  take(chunk) {
    if (this.found) return [chunk];
    this.#held.push(chunk);
    for (const byte of chunk) {
      const at = this.#at++;
      this.#candidates = this.#candidates.filter(({ bytes }) => bytes[at] === null || bytes[at] === byte);
      if (this.#candidates.length === 0) throw noType();
      this.found = this.#candidates.find(({ bytes }) => bytes.length === at + 1)?.type;
      if (this.found) return this.#held.splice(0);
    }
    return [];
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
  #sniffer;

  /** @param {{ type: string, bytes: (number | null)[] }[]} [allowed] */
  constructor(allowed = signatures) {
    super();
    this.#sniffer = new Sniffer(allowed);
  }

  _transform(chunk, _encoding, callback) {
    try {
      for (const known of this.#sniffer.take(chunk)) this.push(known);
      this.type = this.#sniffer.found;
      callback();
    } catch (error) {
      callback(error);
    }
  }

  _flush(callback) {
    callback(this.type ? null : noType());
  }
}

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
  const temporary = path.join(directory, `.${name}.${randomUUID()}`);
  const type = new Sniffer(signatures);
  const file = await open(temporary, 'wx');
  let bytes = 0;
  try {
    // The source is left as it is when the loop is left: it belongs to the caller.
    for await (const chunk of source.iterator({ destroyOnReturn: false })) {
      bytes += chunk.length;
      if (bytes > maxBytes) throw tooLarge(maxBytes);
      for (const known of type.take(chunk)) await file.appendFile(known);
    }
    if (!type.found) throw noType();
    await file.close();
    await rename(temporary, path.join(directory, name));
    return { bytes, type: type.found };
  } catch (error) {
    await file.close().catch(() => {});
    await rm(temporary, { force: true });
    throw error;
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
