import { createZlibBinding } from '../bindings/zlib.ts';

export const bindings = { zlib: createZlibBinding };
