import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { post } from '../post.js';
import { TEST, bytes, channel, delivered } from './support/delivery.js';

describe('move', () => {
  it('moves whole buffers', TEST, () => {
    const why =
      'A copy is made inside postMessage, on the sending thread: the larger the frame, the longer your loop stands still.';
    const expected = bytes(4096);
    const pixels = bytes(4096);
    const raw = bytes(1024).buffer;
    const arrived = delivered({ id: 7, pixels, raw }, why);

    assert.deepEqual(arrived.pixels, expected, `All bytes have to arrive. ${why}`);
    assert.equal(arrived.raw?.byteLength, 1024, `An ArrayBuffer without a view has to arrive too. ${why}`);
    assert.equal(arrived.id, 7, 'What is no memory has to arrive as well.');
    assert.equal(
      pixels.byteLength,
      0,
      `The pixels were copied: this side still holds ${pixels.byteLength} bytes. ${why}`,
    );
    assert.equal(
      raw.byteLength,
      0,
      `The ArrayBuffer was copied: this side still holds ${raw.byteLength} bytes. ${why}`,
    );
  });

  it('moves memory that has two views', TEST, () => {
    const why =
      'The same pixels as bytes and as 32-bit words: frames often come like this, and a transfer list may name each buffer once.';
    const pixels = bytes(4096);
    const words = new Uint32Array(pixels.buffer);
    const arrived = delivered({ pixels, words }, why);
    assert.equal(pixels.byteLength, 0, `The memory must be moved, not copied. ${why}`);
    assert.equal(
      arrived.pixels.buffer,
      arrived.words.buffer,
      `On the other side both must be views of one memory again. ${why}`,
    );
  });

  it('clones the rest and leaves the message alone', TEST, () => {
    const why = 'Callers log and retry with the object they passed. Only memory changes its owner.';
    const nested = { inner: bytes(64) };
    const message = Object.freeze({ id: 1, name: 'a', nothing: null, missing: undefined, at: new Date(0), nested });
    const arrived = delivered(message, why);
    assert.deepEqual(arrived, {
      id: 1,
      name: 'a',
      nothing: null,
      missing: undefined,
      at: new Date(0),
      nested: { inner: bytes(64) },
    });
    assert.equal(
      nested.inner.byteLength,
      64,
      'Only the properties of the message itself are looked at, nothing deeper.',
    );

    const part = bytes(64).subarray(0, 8);
    const own = { part };
    delivered(own, why);
    assert.equal(own.part, part, `post() has changed the caller's object. ${why}`);
  });

  it('takes nothing when the message cannot be sent', TEST, () => {
    const why = 'After a failed send the caller still has to store, retry or answer with these bytes.';
    const pixels = bytes(4096);
    const [near] = channel();
    assert.throws(
      () => post(near, { pixels, done() {} }),
      { name: 'DataCloneError' },
      `A function cannot be sent, and the caller has to learn it. ${why}`,
    );
    assert.equal(pixels.byteLength, 4096, `The post failed, and the pixels are gone. ${why}`);
  });
});
