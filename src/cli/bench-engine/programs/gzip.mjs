import { gunzipSync, gzipSync } from 'node:zlib';

const words = ['performance', 'event', 'loop', 'worker', 'stream', 'cache', 'cluster', 'promise', 'buffer', 'latency'];
let seed = 1;
const next = () => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0);
let text = '';
while (text.length < 16 << 20) text += `${words[next() % words.length]}${next() % 97} `;
const input = Buffer.from(text).subarray(0, 16 << 20);
const begun = performance.now();
const packed = gzipSync(input);
const ms = performance.now() - begun;
if (!gunzipSync(packed).equals(input)) throw new Error('gunzip gives something else');
console.log(JSON.stringify({ ms, packedBytes: packed.length }));
