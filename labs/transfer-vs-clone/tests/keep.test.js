import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { keep } from '../post.js';
import { TEST, bytes, channel, delivered } from './support/delivery.js';

describe('keep', () => {
  it('refuses every transfer of what is kept', TEST, () => {
    const why =
      'A table that a module shares with everybody is gone for all when one caller names it in a transfer list.';
    const table = keep(bytes(256));
    assert.ok(table instanceof Uint8Array, 'keep() must return the view it was given.');
    const [port] = channel();
    assert.throws(
      () => port.postMessage(table, [table.buffer]),
      { name: 'DataCloneError' },
      `Expected: a transfer of kept memory throws. ${why}`,
    );
    assert.equal(table.byteLength, 256, `The table has lost its bytes. ${why}`);
  });

  it('sends a copy of what is kept', TEST, () => {
    const why = 'The thread needs the table too. Only the copy may travel.';
    const table = keep(bytes(256));
    const pixels = bytes(4096);
    const arrived = delivered({ table, pixels }, why);
    assert.deepEqual(arrived.table, bytes(256), `The table has to arrive. ${why}`);
    assert.equal(table.byteLength, 256, `The table must stay here as well. ${why}`);
    assert.equal(pixels.byteLength, 0, `What is not kept is still moved. ${why}`);
  });

  it('leaves shared memory shared', TEST, () => {
    const why = 'A progress counter that arrives as a copy stands still for ever.';
    const progress = new Int32Array(new SharedArrayBuffer(8));
    const part = progress.subarray(1);
    const arrived = delivered({ progress, part }, why);
    Atomics.store(arrived.progress, 0, 42);
    Atomics.store(arrived.part, 0, 43);
    assert.deepEqual([...progress], [42, 43], `What the other side writes must be seen here. ${why}`);
  });
});
