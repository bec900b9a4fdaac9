import { createHttp2Binding } from '../bindings/http2.ts';

export const bindings = { http2: createHttp2Binding };
