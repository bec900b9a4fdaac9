import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { exportJson } from '../json.js';
import {
  SlowSink,
  TEST,
  assertIncomplete,
  cursorOf,
  reasonOf,
  rowOf,
  settled,
  start,
  turns,
  valueOf,
} from './support/parts.js';

const LEAK = 'A cursor that stays open keeps its connection. After ten of them the pool is empty.';

function assertClosedOnce(cursor, run) {
  assert.equal(cursor.closed, 1, `Expected close() once, got ${cursor.closed}. ${LEAK}`);
  assert.equal(
    run.closed,
    1,
    'The promise settled before close() had ended. Whoever waits for it ends the pool under it.',
  );
  assert.equal(cursor.closedWhileReading, false, 'close() came while a read() was under way.');
}

describe('close', () => {
  it('closes the cursor at the end', TEST, async () => {
    for (const count of [0, 5]) {
      const [cursor, sink] = [cursorOf(count), new SlowSink({ open: true })];
      const run = start(() => exportJson({ cursor, sink }), cursor);
      await settled(run);
      valueOf(run, 'All rows are there.');
      assertClosedOnce(cursor, run);
    }
  });

  it('closes the cursor when the client goes away', TEST, async () => {
    const [cursor, sink] = [cursorOf(2_000), new SlowSink()];
    const run = start(() => exportJson({ cursor, sink }), cursor);
    await turns();
    sink.destroy();
    await settled(run);
    reasonOf(run, 'The client has closed its tab, which is no error for its socket. The export must not wait for it.');
    assertClosedOnce(cursor, run);
    assert.ok(cursor.given < 2_000, 'Rows were read to the end for a client that is gone.');
  });

  it('rejects with the error of the sink', TEST, async () => {
    const [cursor, sink] = [cursorOf(2_000), new SlowSink()];
    const failure = new Error('connection reset');
    const run = start(() => exportJson({ cursor, sink }), cursor);
    await turns();
    sink.destroy(failure);
    await settled(run);
    assert.equal(reasonOf(run, 'The sink has failed.'), failure);
    assertClosedOnce(cursor, run);
  });

  it('waits for a read that is under way', TEST, async () => {
    const [cursor, sink] = [cursorOf(10), new SlowSink({ open: true })];
    const run = start(() => exportJson({ cursor, sink }), cursor);
    const { promise, resolve } = Promise.withResolvers();
    await turns(1);
    cursor.gate = promise;
    await turns();
    sink.destroy();
    await turns();
    assert.equal(
      cursor.closed,
      0,
      'close() came while a read() was under way. The connection goes back to the pool with an answer still to come.',
    );
    resolve();
    await settled(run);
    reasonOf(run, 'The client is gone.');
    assertClosedOnce(cursor, run);
  });

  it('fails in the middle so that the client notices', TEST, async () => {
    const failure = new Error('connection to the database lost');
    const [cursor, sink] = [cursorOf(100, { failAt: 10, failure }), new SlowSink({ open: true })];
    const run = start(() => exportJson({ cursor, sink }), cursor);
    await settled(run);
    assert.equal(reasonOf(run, 'The cursor has failed.'), failure);
    assert.equal(
      sink.destroyed && !sink.writableFinished,
      true,
      'The sink must be destroyed, not ended: rows are missing.',
    );
    assertIncomplete(sink.text);
    assertClosedOnce(cursor, run);
  });

  it('fails on a row that cannot be written', TEST, async () => {
    const row = (id) => (id === 7 ? { id, amount: 10n } : rowOf(id));
    const [cursor, sink] = [cursorOf(100, { row }), new SlowSink({ open: true })];
    const run = start(() => exportJson({ cursor, sink }), cursor);
    await settled(run);
    assert.ok(reasonOf(run, 'A row has a BigInt.') instanceof TypeError, 'Expected the TypeError of JSON.stringify.');
    assert.equal(
      sink.destroyed && !sink.writableFinished,
      true,
      'The sink must be destroyed, not ended: rows are missing.',
    );
    assertIncomplete(sink.text);
    assertClosedOnce(cursor, run);
  });

  it('leaves the sink alone when the first read fails', TEST, async () => {
    const failure = new Error('no such table');
    const [cursor, sink] = [cursorOf(10, { failAt: 0, failure }), new SlowSink({ open: true })];
    const run = start(() => exportJson({ cursor, sink }), cursor);
    await settled(run);
    assert.equal(reasonOf(run, 'The first read has failed.'), failure);
    const why = 'Nothing has been sent yet, so the caller can still answer with a 500.';
    assert.equal(sink.destroyed, false, `The sink was destroyed. ${why}`);
    assert.equal(sink.text + sink.writableLength, '0', `Something was written. ${why}`);
    assertClosedOnce(cursor, run);
  });

  it('stops when the signal is aborted', TEST, async () => {
    const [cursor, sink, controller] = [cursorOf(2_000), new SlowSink(), new AbortController()];
    const run = start(() => exportJson({ cursor, sink, signal: controller.signal }), cursor);
    await turns();
    controller.abort();
    await settled(run);
    assert.equal(reasonOf(run, 'A shutdown cannot wait for the slowest client.').name, 'AbortError');
    assert.equal(sink.destroyed, true, 'The sink must be destroyed.');
    assertClosedOnce(cursor, run);
  });

  it('does not begin when the signal was aborted before', TEST, async () => {
    const [cursor, sink] = [cursorOf(20), new SlowSink({ open: true })];
    const run = start(() => exportJson({ cursor, sink, signal: AbortSignal.abort() }), cursor);
    await settled(run);
    const reason = reasonOf(run, 'The signal was aborted before the call. It emits no event any more.');
    assert.equal(reason.name, 'AbortError', `Expected an AbortError, got ${reason}.`);
    assert.equal(sink.destroyed, true, 'The sink must be destroyed.');
    assert.equal(sink.text, '', 'Nothing must be sent after an abort.');
    assertClosedOnce(cursor, run);
  });

  it('closes the cursor when nobody is left for the first rows', TEST, async () => {
    const [cursor, sink] = [cursorOf(20), new SlowSink({ open: true })];
    const { promise, resolve } = Promise.withResolvers();
    cursor.gate = promise;
    const run = start(() => exportJson({ cursor, sink }), cursor);
    await turns();
    sink.destroy();
    await turns();
    resolve();
    await settled(run);
    reasonOf(run, 'The client left during the first read, so the sink was closed before anything was written.');
    assertClosedOnce(cursor, run);
  });
});
