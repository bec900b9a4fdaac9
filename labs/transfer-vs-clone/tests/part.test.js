import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TEST, bytes, delivered } from './support/delivery.js';

const LARGE = 65_536;

describe('part', () => {
  it('leaves the rest of the memory here', TEST, () => {
    const why =
      'A transfer takes the whole ArrayBuffer, however little of it the view shows. Others still read the rest.';
    const file = bytes(LARGE);
    const header = file.subarray(100, 116);
    delivered({ header }, why);
    assert.equal(file.byteLength, LARGE, `Only a part was posted, and the whole file is gone on this side. ${why}`);
    assert.equal(header.byteLength, 16, `The view of the part must stay usable here. ${why}`);
  });

  it('sends the part and not the whole', TEST, () => {
    const why =
      'A clone of a view copies all of its ArrayBuffer: 16 bytes cost as much as the file they were cut from, and hold all of it in memory on the other side.';
    const { header } = delivered({ header: bytes(LARGE).subarray(100, 116) }, why);
    assert.deepEqual(header, bytes(LARGE).slice(100, 116), `The right bytes have to arrive. ${why}`);
    assert.equal(
      header.buffer.byteLength,
      16,
      `Behind the 16 bytes, ${header.buffer.byteLength} bytes arrived. ${why}`,
    );
  });

  it('tells a part at the beginning from the whole', TEST, () => {
    const why =
      'Headers stand at the beginning, so their view begins where the memory does. What makes a view a part is that it ends before the memory.';
    const file = bytes(LARGE);
    const { header } = delivered({ header: file.subarray(0, 16) }, why);
    assert.equal(
      file.byteLength,
      LARGE,
      `The first 16 bytes were posted, and the whole file is gone on this side. ${why}`,
    );
    assert.deepEqual(header, bytes(16), `The right bytes have to arrive. ${why}`);
    assert.equal(
      header.buffer.byteLength,
      16,
      `Behind the first 16 bytes, ${header.buffer.byteLength} bytes arrived. ${why}`,
    );
  });

  it('sends a small Buffer without its neighbours', TEST, () => {
    const why =
      'Node cuts small Buffers out of one common block. Who sends the block sends what other requests have in it, such as tokens and passwords.';
    const secret = Buffer.from('the token of somebody else');
    const title = Buffer.from('frame 7');
    const arrived = delivered({ title }, why);

    assert.equal(arrived.title.byteLength, 7, `All 7 bytes have to arrive. ${why}`);
    assert.equal(new TextDecoder().decode(arrived.title), 'frame 7', `The right bytes have to arrive. ${why}`);
    assert.equal(
      arrived.title.buffer.byteLength,
      7,
      `Behind the 7 bytes, ${arrived.title.buffer.byteLength} bytes arrived. ${why}`,
    );
    assert.equal(
      `${title}, ${secret}`,
      'frame 7, the token of somebody else',
      `On this side nothing may be lost. ${why}`,
    );
  });

  it('keeps the class of a part', TEST, () => {
    const why = 'The other side reads what was sent: four bytes are not a float.';
    const samples = Float32Array.from({ length: 1000 }, (_, index) => index / 2);
    const view = new DataView(bytes(256).buffer, 8, 4);
    const arrived = delivered({ some: samples.subarray(10, 13), view }, why);

    assert.deepEqual(arrived.some, Float32Array.of(5, 5.5, 6), `Expected three floats. ${why}`);
    assert.equal(
      arrived.some.buffer.byteLength,
      12,
      `Three floats are 12 bytes; ${arrived.some.buffer.byteLength} arrived. ${why}`,
    );
    assert.ok(arrived.view instanceof DataView, `Expected a DataView. ${why}`);
    assert.deepEqual(
      [arrived.view.byteLength, arrived.view.getUint8(0), arrived.view.buffer.byteLength],
      [4, 8, 4],
      `Length, first byte and memory of the DataView. ${why}`,
    );
  });
});
