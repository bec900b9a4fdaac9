/** 2,000 rows for a sink that takes one a turn: how many lie in its buffer, at most? Counted, so it is the same in every run. */
import { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { writeAll } from '../export.js';

const ROWS = 2_000;

async function peakOf(work) {
  let peak = 0;
  let sum = 0;
  const sink = new Writable({
    objectMode: true,
    highWaterMark: 16,
    write(row, _encoding, callback) {
      peak = Math.max(peak, sink.writableLength);
      sum += row;
      setImmediate(callback);
    },
  });
  async function* rows() {
    for (let row = 0; row < ROWS; row += 1) yield row;
  }
  await work(rows(), sink);
  return { value: peak, result: sum };
}

export default {
  baseline: () =>
    peakOf(async (rows, sink) => {
      for await (const row of rows) sink.write(row);
      sink.end();
      await finished(sink);
    }),

  candidate: () => peakOf(writeAll),
};
