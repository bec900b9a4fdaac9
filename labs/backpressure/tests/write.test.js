import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { writeAll } from '../export.js';
import { SlowSink, TEST, assertFulfilled, ids, reasonOf, start, turns } from './support/parts.js';

/** Rows on demand; counts how many were taken, and whether the generator was closed. */
function countedRows(count) {
  const source = { taken: 0, closed: false };
  source.rows = (async function* () {
    try {
      for (let id = 0; id < count; id++) {
        source.taken += 1;
        yield { id };
      }
    } finally {
      source.closed = true;
    }
  })();
  return source;
}

describe('write', () => {
  it('writes everything in order and waits for the end', TEST, async () => {
    const sink = new SlowSink();
    const run = start(() => writeAll([{ id: 0 }, { id: 1 }], sink));
    const why =
      'Whoever gets the answer closes the file or reads it next. Rows that are still in the buffer are missing then.';
    await turns();
    await sink.release(1);
    assert.equal(run.outcome, undefined, `One row is still in the buffer, and the promise has settled. ${why}`);
    await sink.release(1);
    assertFulfilled(run, 'an end after the last row has been taken', why);
    assert.deepEqual(ids(sink.rows), [0, 1]);
    assert.equal(sink.writableFinished, true, 'The sink must be ended, or its reader waits for more.');
  });

  it('takes nothing more until the sink has drained', TEST, async () => {
    const sink = new SlowSink({ highWaterMark: 3 });
    const source = countedRows(100);
    const run = start(() => writeAll(source.rows, sink));
    const why = 'What is written faster than it is taken lies in memory. With a slow client, that is the whole table.';
    await turns();
    assert.equal(
      source.taken,
      3,
      `The sink buffers 3 rows and has taken none; ${source.taken} were taken from the source. ${why}`,
    );
    await sink.release(2);
    assert.equal(
      source.taken,
      3,
      `It has not drained yet: one row is left in it. ${source.taken} were taken from the source. ${why}`,
    );
    await sink.release(1);
    assert.equal(
      source.taken,
      6,
      `It has drained, so it has room for 3 more. ${source.taken} were taken from the source.`,
    );
    await sink.drain();
    await turns();
    assertFulfilled(run, 'an end', why);
    assert.equal(sink.rows.length, 100, 'All rows must arrive.');
    assert.equal(sink.peak, 3, `At most 3 rows may lie in the buffer; there were ${sink.peak}. ${why}`);
  });

  it('keeps the buffer small while the sink takes a row a turn', TEST, async () => {
    const sink = new SlowSink({ highWaterMark: 4, open: true });
    const run = start(() => writeAll(countedRows(200).rows, sink));
    const why = 'The result of write() is the only sign that the other end is slower than you.';
    await turns(500);
    assertFulfilled(run, 'an end', why);
    assert.ok(sink.peak <= 8, `The sink has room for 4 rows; ${sink.peak} of 200 lay in its buffer at once. ${why}`);
  });

  it('does not wait for a sink that has failed', TEST, async () => {
    const sink = new SlowSink();
    const source = countedRows(100);
    const run = start(() => writeAll(source.rows, sink));
    const why = 'A socket that breaks never drains. Whoever waits for that waits for ever, with the cursor open.';
    const failure = new Error('connection reset');
    await turns();
    sink.destroy(failure);
    await turns();
    assert.equal(
      reasonOf(run, 'a rejection, in the middle of the wait for drain', why),
      failure,
      'It must be the error of the sink.',
    );
    assert.equal(source.taken, 3, 'Nothing may be taken for a sink that is gone.');
    assert.equal(source.closed, true, 'The source must be closed: its iterator has a return().');
  });

  it('does not wait for a sink that was closed', TEST, async () => {
    const sink = new SlowSink();
    const run = start(() => writeAll(countedRows(100).rows, sink));
    const why = 'A client that goes away is no error for its socket. It closes, and emits nothing else.';
    await turns();
    sink.destroy();
    await turns();
    reasonOf(run, 'a rejection when the sink is closed before its end', why);
  });

  it('does not wait for a sink that was closed before', TEST, async () => {
    const sink = new SlowSink();
    const source = countedRows(100);
    sink.destroy();
    await turns();
    const run = start(() => writeAll(source.rows, sink));
    const why =
      'The client left while you looked up what to send. A closed stream emits nothing any more, not even close.';
    await turns();
    reasonOf(run, 'a rejection, because the sink is closed', why);
    assert.ok(source.taken <= 1, `${source.taken} rows were taken for a sink that is gone.`);
  });

  it('destroys the sink when the source fails', TEST, async () => {
    const sink = new SlowSink({ open: true });
    const failure = new Error('row 1 is broken');
    async function* broken() {
      yield { id: 0 };
      throw failure;
    }
    const run = start(() => writeAll(broken(), sink));
    const why =
      'A sink that is neither ended nor destroyed keeps its file or its socket open. One that is ended passes half an export off as a whole.';
    await turns();
    assert.equal(reasonOf(run, 'a rejection', why), failure, 'It must be the error of the source.');
    assert.equal(sink.destroyed, true, `The sink must be destroyed. ${why}`);
    assert.equal(sink.writableFinished, false, `The sink must not be ended as if all were well. ${why}`);
  });
});
