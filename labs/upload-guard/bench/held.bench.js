/** An upload of 4 MiB for a disk that takes a chunk a turn: how many bytes lie in memory, at most? Counted, so it is the same in every run. */
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { SizeLimit, TypeCheck } from '../upload.js';

const CHUNK = 16 * 1_024;
const CHUNKS = 256;
const START = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

async function peakOf(work) {
  let sent = 0;
  let written = 0;
  let peak = 0;
  const body = Readable.from(
    (function* () {
      for (let index = 0; index < CHUNKS; index += 1) {
        const chunk = Buffer.alloc(CHUNK);
        if (index === 0) chunk.set(START);
        sent += CHUNK;
        peak = Math.max(peak, sent - written);
        yield chunk;
      }
    })(),
    { objectMode: false, highWaterMark: CHUNK },
  );
  const disk = new Writable({
    highWaterMark: CHUNK,
    write(chunk, _encoding, callback) {
      setImmediate(() => {
        written += chunk.length;
        callback();
      });
    },
  });
  await work(body, disk);
  return { value: peak / 1_024, result: written };
}

export default {
  baseline: () =>
    peakOf(async (body, disk) => {
      const file = Buffer.concat(await body.toArray());
      if (file.length > CHUNK * CHUNKS || START.some((byte, index) => byte !== file[index])) throw new Error('refused');
      await pipeline(Readable.from(file, { objectMode: false }), disk);
    }),

  candidate: () => peakOf((body, disk) => pipeline(body, new SizeLimit(CHUNK * CHUNKS), new TypeCheck(), disk)),
};
