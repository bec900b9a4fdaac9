import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { exportJson } from '../json.js';
import { SlowSink, TEST, cursorOf, rowOf, settled, start, turns, valueOf } from './support/parts.js';

const rows = (count) => Array.from({ length: count }, (_, id) => rowOf(id));

describe('send', () => {
  it('sends all rows as one array', TEST, async () => {
    for (const count of [0, 1, 2, 25]) {
      const [cursor, sink] = [cursorOf(count), new SlowSink({ open: true })];
      const run = start(() => exportJson({ cursor, sink }));
      await settled(run);
      assert.equal(valueOf(run, `The table has ${count} rows.`), count, 'Expected the number of rows.');
      assert.equal(sink.text, JSON.stringify(rows(count)), `The table has ${count} rows.`);
    }
  });

  it('settles when the sink has finished', TEST, async () => {
    const [cursor, sink] = [cursorOf(2), new SlowSink()];
    const run = start(() => exportJson({ cursor, sink }));
    await turns();
    assert.equal(run.outcome, undefined, 'The sink has taken nothing yet. Whoever logs "sent" now may be wrong.');
    sink.opened();
    await settled(run);
    assert.equal(valueOf(run, 'The sink has taken everything.'), 2);
    assert.equal(sink.writableFinished, true, 'The sink must be ended, or its reader waits for more.');
  });

  it('reads at the pace of the sink', TEST, async () => {
    const [cursor, sink] = [cursorOf(1_500), new SlowSink()];
    const run = start(() => exportJson({ cursor, sink }));
    await turns(900);
    assert.ok(
      cursor.given < 1_000,
      `The sink has taken nothing, and ${cursor.given} rows of 1500 were read. One slow client, and the table is in memory.`,
    );
    sink.destroy();
    await settled(run);
  });

  it('writes nothing before the first rows have come', TEST, async () => {
    const [cursor, sink] = [cursorOf(2), new SlowSink({ open: true })];
    const { promise, resolve } = Promise.withResolvers();
    cursor.gate = promise;
    const run = start(() => exportJson({ cursor, sink }));
    await turns();
    assert.equal(
      sink.text + sink.writableLength,
      '0',
      'The first write sends the status 200. The query may still fail.',
    );
    resolve();
    await settled(run);
    assert.equal(valueOf(run, 'All rows are there.'), 2);
  });
});
