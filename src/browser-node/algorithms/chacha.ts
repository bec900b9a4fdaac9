/** ChaCha20 and ChaCha20-Poly1305 (RFC 8439) as streams. */
import { chacha20 } from '@noble/ciphers/chacha.js';
import { poly1305 } from '@noble/ciphers/_poly1305.js';
import { concat, type CipherStream } from './cipher-stream.ts';

const BLOCK = 64;
const MAC_BLOCK = 16;
const NONCE = 12;

function keyStream(key: Uint8Array, nonce: Uint8Array, firstBlock: number): (bytes: Uint8Array) => Uint8Array {
  let position = 0;
  return (bytes) => {
    const used = position % BLOCK;
    const counter = firstBlock + Math.floor(position / BLOCK);
    position += bytes.length;
    return chacha20(key, nonce, concat(new Uint8Array(used), bytes), undefined, counter).slice(used);
  };
}

/** Plain ChaCha20; OpenSSL's IV is the first block's number (32 bits, little-endian) and the nonce. */
export function createChaCha(key: Uint8Array, iv: Uint8Array): CipherStream {
  const firstBlock = new DataView(iv.buffer, iv.byteOffset).getUint32(0, true);
  return { update: keyStream(key, iv.slice(4), firstBlock), final: () => new Uint8Array() };
}

/** ChaCha20-Poly1305; a short IV is filled up with zeros in front. */
export function createChaChaPoly(key: Uint8Array, iv: Uint8Array, encrypt: boolean): CipherStream {
  const nonce = concat(new Uint8Array(NONCE - iv.length), iv);
  const mac = poly1305.create(chacha20(key, nonce, new Uint8Array(32)));
  const run = keyStream(key, nonce, 1);
  let authenticatedLength = 0;
  let textLength = 0;
  let inText = false;
  let tag = new Uint8Array();

  const padTo = (length: number): Uint8Array => new Uint8Array((MAC_BLOCK - (length % MAC_BLOCK)) % MAC_BLOCK);
  const beginText = (): void => {
    if (!inText) mac.update(padTo(authenticatedLength));
    inText = true;
  };

  return {
    authenticate(bytes) {
      authenticatedLength += bytes.length;
      mac.update(bytes);
    },
    update(bytes) {
      beginText();
      textLength += bytes.length;
      const out = run(bytes);
      mac.update(encrypt ? out : bytes);
      return out;
    },
    final() {
      beginText();
      const counts = new DataView(new ArrayBuffer(MAC_BLOCK));
      counts.setBigUint64(0, BigInt(authenticatedLength), true);
      counts.setBigUint64(8, BigInt(textLength), true);
      mac.update(padTo(textLength)).update(new Uint8Array(counts.buffer));
      tag = mac.digest();
      return new Uint8Array();
    },
    tag: () => tag,
  };
}
