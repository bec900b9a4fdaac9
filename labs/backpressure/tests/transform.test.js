import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { describe, it } from 'node:test';
import { Enrich } from '../export.js';
import { SlowSink, TEST, heldLookup, ids, turns } from './support/parts.js';

const rows = (count) => Array.from({ length: count }, (_, id) => ({ id }));

describe('transform', () => {
  it('merges what the lookup says', TEST, async () => {
    const enrich = new Enrich(async ({ id }) => ({ name: `customer ${id}` }));
    const out = [];
    let ended = false;
    enrich.on('data', (row) => out.push(row));
    enrich.on('end', () => (ended = true));
    for (const row of rows(2)) enrich.write(row);
    enrich.end();
    await turns();
    assert.deepEqual(out, [
      { id: 0, name: 'customer 0' },
      { id: 1, name: 'customer 1' },
    ]);
    assert.equal(ended, true, 'The stream must end when its input has.');
  });

  it('looks one row up at a time', TEST, async () => {
    const lookup = heldLookup();
    const enrich = new Enrich(lookup);
    const out = [];
    enrich.on('data', (row) => out.push(row));
    for (const row of rows(3)) enrich.write(row);
    enrich.end();
    const why =
      'A transform that says "next" before it is done starts a lookup for every row there is, and mixes up the order.';
    await turns();
    assert.deepEqual(
      lookup.asked,
      [0],
      `The first lookup has not answered. Asked for so far: ${lookup.asked.join(', ')}. ${why}`,
    );
    for (const name of ['a', 'b', 'c']) await lookup.answer({ name });
    assert.deepEqual(
      out.map(({ name }) => name),
      ['a', 'b', 'c'],
      why,
    );
  });

  it('stops looking up when nobody takes the rows', TEST, async () => {
    let lookups = 0;
    const enrich = new Enrich(async () => {
      lookups += 1;
      return {};
    });
    const sink = new SlowSink({ highWaterMark: 2 });
    Readable.from(rows(200)).pipe(enrich).pipe(sink);
    const why = 'Back-pressure has to go through: from the client by way of the transform to the database.';
    await turns(60);
    assert.ok(
      lookups <= 12,
      `The sink has taken nothing and its buffers hold 10 rows at most; ${lookups} of 200 rows were looked up. ${why}`,
    );
    await sink.drain();
    await turns();
    assert.equal(sink.rows.length, 200, 'When the sink takes them, all rows must arrive.');
  });

  it('leaves out rows without an answer', TEST, async () => {
    const enrich = new Enrich(async ({ id }) => (id === 1 ? null : id === 2 ? undefined : { known: true }));
    const out = [];
    let ended = false;
    enrich.on('data', (row) => out.push(row));
    enrich.on('end', () => (ended = true));
    for (const row of rows(5)) enrich.write(row);
    enrich.end();
    await turns();
    assert.deepEqual(ids(out), [0, 3, 4], 'Rows 1 and 2 have no answer. The ones behind them must still come.');
    assert.equal(ended, true, 'The stream must end when its input has.');
  });

  it('is destroyed when a lookup fails', TEST, async () => {
    const failure = new Error('no such customer');
    const lookup = heldLookup();
    const enrich = new Enrich(lookup);
    const source = Readable.from(rows(50));
    const seen = [];
    enrich.on('error', (error) => seen.push(error));
    source.pipe(enrich).resume();
    const why =
      "Under pipe(), an 'error' event that is only emitted leaves the stream open: its source waits, and the request hangs.";
    await turns();
    await lookup.fail(failure);
    assert.deepEqual(seen, [failure], "Expected one 'error' event with the error of the lookup.");
    assert.equal(enrich.destroyed, true, `The stream must be destroyed. ${why}`);
  });
});
