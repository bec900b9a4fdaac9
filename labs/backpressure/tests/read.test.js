import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CursorStream } from '../export.js';
import { TEST, cursorOf, ids, turns } from './support/parts.js';

/** Takes one row, as soon as there is one. */
async function take(stream) {
  for (let turn = 0; turn < 50; turn++) {
    const row = stream.read();
    if (row !== null) return row;
    await turns(1);
  }
  return assert.fail('Expected a row from the stream; none came.');
}

describe('read', () => {
  it('gives all rows in order, and an end', TEST, async () => {
    const stream = new CursorStream(cursorOf(5, { batch: 2 }));
    const rows = [];
    let ended = false;
    stream.on('data', (row) => rows.push(row));
    stream.on('end', () => (ended = true));
    await turns(60);
    assert.deepEqual(ids(rows), [0, 1, 2, 3, 4], 'Five rows in handfuls of two.');
    assert.equal(ended, true, 'An empty handful is the end. Without one, the reader waits for ever.');
  });

  it('asks the cursor only when rows are wanted', TEST, async () => {
    const cursor = cursorOf(200, { batch: 2 });
    const stream = new CursorStream(cursor);
    const why =
      'A cursor exists so that the table stays in the database. A stream that reads ahead without end brings it all over.';
    assert.equal(cursor.reads, 0, 'Nobody has asked for a row yet.');
    await take(stream);
    await turns();
    assert.ok(
      cursor.given <= 8,
      `One row was taken, and the stream buffers 4 in handfuls of 2: at most 8 rows may have been read; there were ${cursor.given}. ${why}`,
    );
    for (let row = 0; row < 9; row++) await take(stream);
    await turns();
    assert.ok(cursor.given >= 10 && cursor.given <= 17, `10 rows were taken; ${cursor.given} were read. ${why}`);
    assert.equal(cursor.overlap, false, 'cursor.read() was called before its last answer had come.');
    stream.destroy();
  });

  it('passes a failure of the cursor on', TEST, async () => {
    const failure = new Error('connection lost');
    const cursor = cursorOf(10, { batch: 2, failAt: 4, failure });
    const stream = new CursorStream(cursor);
    const why =
      'A rejection that nobody hears ends the process, and a stream that stops without a word hangs its reader.';
    let seen;
    let ended = false;
    stream.on('error', (error) => (seen = error));
    stream.on('end', () => (ended = true));
    stream.resume();
    await turns(60);
    assert.equal(seen, failure, `Expected an 'error' event with the error of the cursor. ${why}`);
    assert.equal(ended, false, "'end' would say that these were all rows.");
    assert.equal(
      cursor.closed,
      1,
      `The cursor must be closed once, also after an error; close() was called ${cursor.closed} times.`,
    );
  });

  it('closes the cursor at the end', TEST, async () => {
    const cursor = cursorOf(3, { batch: 2 });
    const stream = new CursorStream(cursor);
    let closedBefore;
    stream.on('close', () => (closedBefore = cursor.closed));
    stream.resume();
    await turns(60);
    assert.equal(cursor.closed, 1, `close() must be called once; it was called ${cursor.closed} times.`);
    assert.equal(closedBefore, 1, "The stream emits 'close' when the cursor is closed, not before.");
  });

  it('closes the cursor when it is destroyed early', TEST, async () => {
    const cursor = cursorOf(200, { batch: 2 });
    const stream = new CursorStream(cursor);
    const why =
      'Clients leave in the middle of a download. Each cursor that stays open holds a connection; after ten the pool is empty.';
    await take(stream);
    stream.destroy();
    await turns();
    assert.equal(cursor.closed, 1, `close() must be called once; it was called ${cursor.closed} times. ${why}`);
    const { reads } = cursor;
    await turns();
    assert.equal(cursor.reads, reads, 'The cursor must not be read after the stream was destroyed.');
  });
});
