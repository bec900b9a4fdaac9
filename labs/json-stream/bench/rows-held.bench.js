/** 2,000 rows for a client that takes a chunk a turn: how many rows lie in memory, at most? Counted, so it is the same in every run. */
import { Writable } from 'node:stream';
import { exportJson } from '../json.js';

const ROWS = 2_000;

async function peakOf(work) {
  let read = 0;
  let sent = 0;
  let peak = 0;
  let length = 0;
  const cursor = {
    async read() {
      const rows = Array.from({ length: Math.min(10, ROWS - read) }, (_, index) => ({
        id: read + index,
        text: 'x'.repeat(1_000),
      }));
      read += rows.length;
      peak = Math.max(peak, read - sent);
      return rows;
    },
    async close() {},
  };
  const client = new Writable({
    highWaterMark: 16 * 1_024,
    write(chunk, _encoding, callback) {
      setImmediate(() => {
        length += chunk.length;
        sent = Math.min(ROWS, Math.floor(length / 1_025));
        callback();
      });
    },
  });
  await work(cursor, client);
  return { value: peak, result: length };
}

export default {
  baseline: () =>
    peakOf(async (cursor, client) => {
      const all = [];
      for (let rows = await cursor.read(); rows.length > 0; rows = await cursor.read()) all.push(...rows);
      const { promise, resolve } = Promise.withResolvers();
      client.end(JSON.stringify(all), resolve);
      await promise;
    }),

  candidate: () => peakOf((cursor, sink) => exportJson({ cursor, sink })),
};
