import { shareLink as words } from '#words/lab/share-link.ts';
import { MOST_SHARED_FILES, sharedSchema, type Shared } from '../../schemas/share.ts';
import { mayEdit } from '../session/own-files.ts';
import type { LabSummary } from '../session/package.ts';

/** How the part of a link begins that carries a version. The number is the format's. */
export const HASH_PREFIX = '#shared=1.';

/** Characters that a link's hash may have. Mail programs and chats cut longer ones. */
export const LONGEST_HASH = 30_000;

/** Bytes of JSON that are unpacked at most, so that a small link cannot fill the memory. */
const MOST_BYTES = 400_000;

/** Why a link cannot be made or opened, as a sentence for readers. */
export class ShareError extends Error {
  override name = 'ShareError';
}

/**
 * The hash of a link that carries these files: JSON, deflated, in base64url.
 * @throws {ShareError} when it would be too long
 */
export async function encodeShare(shared: Shared): Promise<string> {
  if (Object.keys(shared.files).length > MOST_SHARED_FILES) {
    throw new ShareError(words.tooMany(MOST_SHARED_FILES));
  }
  const json = new TextEncoder().encode(JSON.stringify(shared));
  const packed = await piped(json, new CompressionStream('deflate-raw'), Infinity);
  const hash = HASH_PREFIX + toBase64Url(packed);
  if (hash.length <= LONGEST_HASH) return hash;
  throw new ShareError(words.tooLong);
}

/**
 * Reads the hash of a link for the lab whose page it was opened on. Files that the lab lets nobody edit are left out.
 * @throws {ShareError} when it is broken, too long, or about another lab
 */
export async function decodeShare(hash: string, lab: Pick<LabSummary, 'id' | 'files' | 'fixed'>): Promise<Shared> {
  if (!hash.startsWith(HASH_PREFIX)) {
    throw new ShareError(words.otherVersion);
  }
  if (hash.length > LONGEST_HASH) throw new ShareError(words.longerThanAny);
  const parsed = sharedSchema.safeParse(await unpack(hash.slice(HASH_PREFIX.length)));
  if (!parsed.success) throw broken();
  if (parsed.data.lab !== lab.id) throw new ShareError(words.otherLab);
  const files = Object.fromEntries(Object.entries(parsed.data.files).filter(([path]) => mayEdit(path, lab)));
  if (Object.keys(files).length === 0) throw new ShareError(words.nothing);
  return { ...parsed.data, files };
}

async function unpack(text: string): Promise<unknown> {
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
    const json = await piped(bytes, new DecompressionStream('deflate-raw'), MOST_BYTES);
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json));
  } catch {
    throw broken();
  }
}

function broken(): ShareError {
  return new ShareError(words.broken);
}

async function piped(bytes: Uint8Array<ArrayBuffer>, through: CompressionStream, limit: number): Promise<Uint8Array> {
  const reader = new Blob([bytes]).stream().pipeThrough(through).getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length;
    if (size > limit) {
      await reader.cancel();
      throw new RangeError(`more than ${limit} bytes`);
    }
    chunks.push(part.value);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

function toBase64Url(bytes: Uint8Array): string {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
