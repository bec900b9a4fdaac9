import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { exportRows } from '../export.js';
import { SlowSink, TEST, assertFulfilled, cursorOf, heldLookup, ids, reasonOf, start, turns } from './support/parts.js';

const known = async () => ({ known: true });

describe('connect', () => {
  it('brings all rows to the sink', TEST, async () => {
    const sink = new SlowSink({ open: true });
    const cursor = cursorOf(9, { batch: 4 });
    const run = start(() => exportRows({ cursor, lookup: known, sink }));
    await turns(120);
    assertFulfilled(run, 'an end', 'Whoever asked for the export waits for its end.');
    assert.deepEqual(ids(sink.rows), [0, 1, 2, 3, 4, 5, 6, 7, 8]);
    assert.equal(sink.writableFinished, true, 'It has settled before the sink had finished.');
    assert.equal(cursor.closed, 1, 'The cursor must be closed once.');
  });

  it('reads at the pace of the sink', TEST, async () => {
    const sink = new SlowSink({ highWaterMark: 2 });
    const cursor = cursorOf(400, { batch: 4 });
    start(() => exportRows({ cursor, lookup: known, sink }));
    const why = 'A million rows for a phone in a tunnel must not lie in the memory of the server.';
    await turns(80);
    await sink.release(1);
    await turns(80);
    assert.ok(cursor.given <= 30, `The sink has taken one row; ${cursor.given} rows were read from the cursor. ${why}`);
    sink.destroy();
    await turns();
  });

  it('closes the cursor when the sink fails', TEST, async () => {
    const failure = new Error('disk full');
    const sink = new SlowSink();
    const cursor = cursorOf(400, { batch: 4 });
    const run = start(() => exportRows({ cursor, lookup: known, sink }));
    const why = 'pipe() does not pass failures on: the source stays open and full, and nobody is told.';
    await turns(40);
    sink.destroy(failure);
    await turns(40);
    assert.equal(reasonOf(run, 'a rejection', why), failure, 'It must be the error of the sink.');
    assert.equal(cursor.closed, 1, `The cursor must be closed; close() was called ${cursor.closed} times. ${why}`);
  });

  it('closes both ends when a lookup fails', TEST, async () => {
    const failure = new Error('no such customer');
    const lookup = heldLookup();
    const sink = new SlowSink({ open: true });
    const cursor = cursorOf(400, { batch: 4 });
    const run = start(() => exportRows({ cursor, lookup, sink }));
    const why = 'A failure in the middle has two sides, and each holds something: a connection here, a socket there.';
    await turns(20);
    await lookup.fail(failure);
    await turns(40);
    assert.equal(reasonOf(run, 'a rejection', why), failure, 'It must be the error of the lookup.');
    assert.equal(cursor.closed, 1, `The cursor must be closed. ${why}`);
    assert.equal(sink.destroyed, true, `The sink must be destroyed. ${why}`);
    assert.equal(sink.writableFinished, false, 'The sink must not be ended as if all were well.');
  });

  it('stops when the signal is aborted', TEST, async () => {
    const controller = new AbortController();
    const sink = new SlowSink();
    const cursor = cursorOf(400, { batch: 4 });
    const run = start(() => exportRows({ cursor, lookup: known, sink, signal: controller.signal }));
    const why = 'A shutdown waits for exports that run, and nobody knows how long a slow client will take.';
    await turns(40);
    controller.abort();
    await turns(40);
    const reason = reasonOf(run, 'a rejection after the abort', why);
    assert.equal(reason?.name, 'AbortError', `Expected an AbortError, got ${reason}.`);
    assert.equal(cursor.closed, 1, `The cursor must be closed. ${why}`);
    assert.equal(sink.destroyed, true, `The sink must be destroyed. ${why}`);
  });

  it('does not begin when the signal was aborted before', TEST, async () => {
    const sink = new SlowSink({ open: true });
    const cursor = cursorOf(6, { batch: 4 });
    const run = start(() => exportRows({ cursor, lookup: known, sink, signal: AbortSignal.abort() }));
    const why = 'A signal that was aborted before the call emits no event any more.';
    await turns(60);
    const reason = reasonOf(run, 'a rejection, because the signal was aborted', why);
    assert.equal(reason?.name, 'AbortError', `Expected an AbortError, got ${reason}.`);
    assert.equal(cursor.closed, 1, `The cursor must be closed; close() was called ${cursor.closed} times. ${why}`);
    assert.equal(sink.destroyed, true, `The sink must be destroyed. ${why}`);
  });
});
