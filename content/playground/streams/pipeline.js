import { Readable, Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';

const CHUNKS = 12;
let made = 0;
let written = 0;
let most = 0;

/** Could make everything at once. Backpressure asks it for one chunk at a time. */
const source = new Readable({
  objectMode: true,
  highWaterMark: 2,
  read() {
    if (made === CHUNKS) return this.push(null);
    made += 1;
    most = Math.max(most, made - written);
    this.push({ id: made, text: `chunk ${made}` });
  },
});

const upperCase = new Transform({
  objectMode: true,
  highWaterMark: 2,
  transform(chunk, _encoding, done) {
    done(null, { ...chunk, text: chunk.text.toUpperCase() });
  },
});

/** Takes 10 ms for each chunk, as a slow disk or client would. */
const sink = new Writable({
  objectMode: true,
  highWaterMark: 2,
  async write(chunk, _encoding, done) {
    await wait(10);
    written += 1;
    console.log(`wrote ${chunk.text}; ${made - written} more in memory`);
    done();
  },
});

await pipeline(source, upperCase, sink);
console.log(`${CHUNKS} chunks, never more than ${most} in memory. Try another highWaterMark.`);
