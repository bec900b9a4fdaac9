import { createZlibBinding } from '../bindings/zlib/zlib.ts';

export const bindings = { zlib: createZlibBinding };
