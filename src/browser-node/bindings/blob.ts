/** `internalBinding('blob')`: bytes that do not change, in memory or in a file, read piece by piece. */
import { FsError } from '../fs/errors.ts';
import type { FileStat } from '../fs/inode.ts';
import type { BindingContext } from './types.ts';

/** What a reader's callback is told. */
const Status = { end: 0, more: 1, failed: -1 } as const;
/** Bytes of a file that are read at once. */
const CHUNK = 65_536;

/** A file as it was when the blob was made; `start` and `end` are offsets in it. */
interface FilePart {
  path: string;
  stat: FileStat;
  start: number;
  end: number;
}

type Part = Uint8Array<ArrayBuffer> | FilePart;
type Pull = (status: number, bytes?: ArrayBuffer) => void;

const sizeOf = (part: Part): number => (part instanceof Uint8Array ? part.length : part.end - part.start);

/** The object behind a `Blob`. */
export class BlobHandle {
  readonly parts: readonly Part[];
  readonly #context: BindingContext;

  constructor(context: BindingContext, parts: readonly Part[]) {
    this.#context = context;
    this.parts = parts;
  }

  /** A view of the bytes from `start` to `end`; nothing is copied. */
  slice(start: number, end: number): BlobHandle {
    const parts: Part[] = [];
    let position = 0;
    for (const part of this.parts) {
      const from = Math.max(start - position, 0);
      const to = Math.min(end - position, sizeOf(part));
      position += sizeOf(part);
      if (from >= to) continue;
      if (part instanceof Uint8Array) parts.push(part.subarray(from, to));
      else parts.push({ ...part, start: part.start + from, end: part.start + to });
    }
    return new BlobHandle(this.#context, parts);
  }

  getReader(): { pull: (callback: Pull) => void; setWakeup: () => void } {
    const queue = [...this.parts];
    const { vfs } = this.#context;
    const readFile = (part: FilePart, callback: Pull): void => {
      try {
        const { size, mtime } = vfs.stat(part.path);
        if (size !== part.stat.size || mtime !== part.stat.mtime) throw new FsError('EIO');
        const end = Math.min(part.start + CHUNK, part.end);
        const bytes = vfs.readFile(part.path).slice(part.start, end);
        if (end < part.end) queue.unshift({ ...part, start: end });
        callback(Status.more, bytes.buffer);
      } catch {
        callback(Status.failed);
      }
    };
    return {
      pull: (callback) => {
        const part = queue.shift();
        if (part === undefined) callback(Status.end);
        else if (part instanceof Uint8Array) callback(Status.more, part.slice().buffer);
        else readFile(part, callback);
      },
      setWakeup: () => undefined,
    };
  }
}

/** What `URL.createObjectURL` keeps: the handle, its length in bytes, its media type. */
type DataObject = readonly [handle: BlobHandle, length: number, type: string];

/** Makes the binding. Object URLs belong to the thread that made them. */
export function createBlobBinding(context: BindingContext): Record<string, unknown> {
  const objects = new Map<string, DataObject>();
  const toBytes = (piece: ArrayBuffer | ArrayBufferView): Uint8Array =>
    ArrayBuffer.isView(piece)
      ? new Uint8Array(piece.buffer, piece.byteOffset, piece.byteLength)
      : new Uint8Array(piece);

  return {
    createBlob: (sources: readonly (BlobHandle | Uint8Array<ArrayBuffer>)[]) =>
      new BlobHandle(
        context,
        sources.flatMap((source) =>
          source instanceof BlobHandle ? source.parts : source.length === 0 ? [] : [source],
        ),
      ),
    createBlobFromFilePath: (path: string) => {
      const absolute = path.startsWith('/') ? path : `${context.cwd()}/${path}`;
      const stat = context.vfs.statIfExists(absolute);
      if (stat === undefined) return undefined;
      return [new BlobHandle(context, [{ path: absolute, stat, start: 0, end: stat.size }]), stat.size];
    },
    concat: (pieces: readonly (ArrayBuffer | ArrayBufferView)[]) => {
      const all = pieces.map(toBytes);
      const joined = new Uint8Array(all.reduce((sum, piece) => sum + piece.length, 0));
      let position = 0;
      for (const piece of all) {
        joined.set(piece, position);
        position += piece.length;
      }
      return joined.buffer;
    },
    storeDataObject: (id: string, handle: BlobHandle, length: number, type: string) => {
      objects.set(id, [handle, length, type]);
    },
    getDataObject: (id: string) => objects.get(id),
    revokeObjectURL: (url: string) => {
      objects.delete(url.split(':').at(-1) ?? '');
    },
  };
}
