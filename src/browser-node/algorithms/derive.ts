/** Jobs that only need bytes and give bytes: they can run in any thread. */
import { expand, extract } from '@noble/hashes/hkdf.js';
import { pbkdf2 } from '@noble/hashes/pbkdf2.js';
import { scrypt } from '@noble/hashes/scrypt.js';
import { startHash } from './fast-hashes.ts';
import { findHash } from './hashes.ts';

/** Work for the thread pool, cloneable. Lengths are in bytes. */
export type DeriveJob =
  | { kind: 'pbkdf2'; hash: string; password: Uint8Array; salt: Uint8Array; iterations: number; length: number }
  | { kind: 'scrypt'; password: Uint8Array; salt: Uint8Array; N: number; r: number; p: number; length: number }
  | { kind: 'hkdf'; hash: string; key: Uint8Array; salt: Uint8Array; info: Uint8Array; length: number }
  | { kind: 'hash'; hash: string; data: Uint8Array; length: number | undefined };

/** Bound that noble checks and Node's own `maxmem` has checked before. */
const NO_LIMIT = 2 ** 32;

/** Runs it here and now. */
export function runJob(job: DeriveJob): Uint8Array {
  if (job.length === 0) return new Uint8Array();
  if (job.kind === 'scrypt') {
    const { password, salt, N, r, p, length } = job;
    return scrypt(password, salt, { N, r, p, dkLen: length, maxmem: NO_LIMIT });
  }
  const found = findHash(job.hash);
  if (found === undefined) throw new Error(`no such hash: ${job.hash}`);
  switch (job.kind) {
    case 'pbkdf2':
      return pbkdf2(found.hash, job.password, job.salt, { c: job.iterations, dkLen: job.length });
    case 'hkdf':
      return expand(found.hash, extract(found.hash, job.key, job.salt), job.info, job.length);
    case 'hash':
      return startHash(found, job.length).update(job.data).digest();
  }
}
