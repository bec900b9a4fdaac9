import { createCryptoBinding } from '../bindings/crypto/crypto.ts';

export const bindings = { crypto: createCryptoBinding };
