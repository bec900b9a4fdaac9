import { createCryptoBinding } from '../bindings/crypto.ts';

export const bindings = { crypto: createCryptoBinding };
