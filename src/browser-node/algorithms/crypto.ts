/** The script of hashes, ciphers and key derivation, see README.md. */
export { decodeBase64, encodeBase64 } from './base64.ts';
export { createCipher, wrapAesKey } from './ciphers.ts';
export { CipherError } from './cipher-stream.ts';
export { runJob } from './derive.ts';
export { startHash, startHmac } from './fast-hashes.ts';
export { findHash, HASH_NAMES } from './hashes.ts';
export { serve } from './serve.ts';
