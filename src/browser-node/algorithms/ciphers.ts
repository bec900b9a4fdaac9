/** Makes ciphers. */
import { aeskw } from '@noble/ciphers/aes.js';
import { createBlockCipher, createCounterCipher, createGcm } from './aes.ts';
import { createChaCha, createChaChaPoly } from './chacha.ts';
import { isAuthenticated, type CipherInfo } from './cipher-facts.ts';
import { type CipherStream } from './cipher-stream.ts';

/** A stream of that cipher; key and IV have been checked. */
export function createCipher(
  info: CipherInfo,
  key: Uint8Array,
  iv: Uint8Array,
  encrypt: boolean,
  padding: () => boolean,
): CipherStream {
  switch (info.mode) {
    case 'cbc':
      return createBlockCipher({ key, iv, encrypt, padding });
    case 'ecb':
      return createBlockCipher({ key, iv: undefined, encrypt, padding });
    case 'ctr':
      return createCounterCipher(key, iv);
    case 'gcm':
      return createGcm(key, iv, encrypt);
    case 'stream':
      return isAuthenticated(info) ? createChaChaPoly(key, iv, encrypt) : createChaCha(key, iv);
  }
}

/** AES key wrap (RFC 3394). @throws {Error} when it does not unwrap */
export function wrapAesKey(key: Uint8Array, data: Uint8Array, encrypt: boolean): Uint8Array {
  return encrypt ? aeskw(key).encrypt(data) : aeskw(key).decrypt(data);
}
