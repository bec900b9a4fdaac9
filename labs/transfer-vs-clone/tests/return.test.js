import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TEST, bytes } from './support/delivery.js';
import { turns, valueAtOnce } from './support/lending.js';
import { createFilter, reasonOf, valueOf } from './support/threads.js';

const BYTES = 4096;

describe('return', () => {
  it('serves many frames with few buffers', TEST, async () => {
    const why =
      'Thirty requests at once must not mean thirty frames in the queue of a thread: the buffers are the bound.';
    const state = createFilter({ count: 2, bytes: BYTES });
    const frames = Array.from({ length: 30 }, (_, index) => new Uint8Array(BYTES).fill(index));
    const results = frames.map((frame) =>
      state.filter.apply('invert', frame, (pixels) => [pixels[0], pixels.at(-1), pixels.length]),
    );
    assert.deepEqual(
      await valueOf(Promise.all(results), state, 'thirty results', why),
      frames.map((_, index) => [255 - index, 255 - index, BYTES]),
      'Every caller gets the result of its own frame.',
    );
    assert.ok(
      frames.every((frame, index) => frame.length === BYTES && frame[0] === index),
      'The frames of the callers must stay as they are.',
    );
    await turns();
    assert.deepEqual(state.pool.stats, { free: 2, out: 0, made: 2 }, `Thirty frames, two buffers. ${why}`);
  });

  it('leaves nothing behind in the thread', TEST, async () => {
    const why =
      'An answer that is cloned blocks the thread for a copy and leaves the original there: twice the memory, for a transfer list that stood on one side only.';
    const state = createFilter({ count: 1, bytes: BYTES });
    const first = (pixels) => pixels[0];
    await valueOf(state.filter.apply('leftBehind', bytes(BYTES), first), state, 'a first frame', why);
    const left = await valueOf(state.filter.apply('leftBehind', bytes(BYTES), first), state, 'a second frame', why);
    assert.equal(left, 0, `When the second frame came, the thread still held the first one. ${why}`);
  });

  it('leaves nothing behind in the thread after a failure', TEST, async () => {
    const why =
      'The answer with an error has a way of its own, which nobody looks at. A frame that is cloned there stays in the thread as well.';
    const state = createFilter({ count: 1, bytes: BYTES });
    const first = (pixels) => pixels[0];
    await reasonOf(state.filter.apply('fail', bytes(BYTES), first), state, 'a rejection', why);
    const left = await valueOf(state.filter.apply('leftBehind', bytes(BYTES), first), state, 'a second frame', why);
    assert.equal(left, 0, `When the second frame came, the thread still held the first one, which had failed. ${why}`);
  });

  it('gets the buffer back from a failure', TEST, async () => {
    const why = 'Leaks hide on the error path: a bad picture now and then, and after a day no buffer is left.';
    const state = createFilter({ count: 1, bytes: BYTES });
    const read = (pixels) => pixels[0];
    const error = await reasonOf(state.filter.apply('fail', bytes(BYTES), read), state, 'a rejection', why);
    assert.ok(
      error instanceof RangeError && error.message === 'no such colour space',
      `Expected the error of the operation, got ${error}.`,
    );
    assert.equal(
      await valueOf(state.filter.apply('invert', bytes(BYTES), read), state, 'the next frame gets its turn', why),
      255,
    );
    await turns();
    assert.deepEqual(state.pool.stats, { free: 1, out: 0, made: 1 }, `The buffer came back with the error. ${why}`);
  });

  it('gets the buffer back when read throws', TEST, async () => {
    const why = 'Callbacks of callers fail too. Their buffer belongs to everybody.';
    const state = createFilter({ count: 1, bytes: BYTES });
    const failure = new Error('cannot encode');
    const throwing = state.filter.apply('invert', bytes(BYTES), () => {
      throw failure;
    });
    assert.equal(await reasonOf(throwing, state, 'a rejection', why), failure, 'Expected what read threw.');
    await turns();
    assert.deepEqual(state.pool.stats, { free: 1, out: 0, made: 1 }, why);
  });

  it('gets the buffer back when the frame cannot be sent', TEST, async () => {
    const why =
      'Between the moment you borrow and the moment you have posted, things fail too. Then nobody else has the buffer.';
    const state = createFilter({ count: 1, bytes: BYTES });
    const read = (pixels) => pixels[0];
    const tooLarge = state.filter.apply('invert', bytes(BYTES + 1), read);
    const error = await reasonOf(tooLarge, state, 'a rejection of a frame that is larger than the buffers', why);
    assert.ok(error instanceof Error, `Expected an Error, got ${error}.`);
    await turns();
    assert.deepEqual(
      state.pool.stats,
      { free: 1, out: 0, made: 1 },
      `The frame did not fit and was never sent, so its buffer must be in the pool again. ${why}`,
    );
    assert.equal(
      await valueOf(state.filter.apply('invert', bytes(BYTES), read), state, 'the next frame gets its turn', why),
      255,
    );
  });

  it('writes off what died with the thread', TEST, async () => {
    const why = 'Memory that was moved to a thread is gone with it. Callers need an error, and the pool needs to know.';
    const state = createFilter({ count: 2, bytes: BYTES });
    const read = (pixels) => pixels[0];
    const frame = bytes(BYTES);
    assert.equal(await valueOf(state.filter.apply('invert', frame, read), state, 'a frame before the crash', why), 255);
    // Two have a buffer and are in the thread; two wait for a buffer.
    const jobs = ['die', 'invert', 'invert', 'invert'].map((name) => state.filter.apply(name, frame, read));
    for (const job of jobs) job.catch(() => {});
    for (const job of jobs) {
      const error = await reasonOf(
        job,
        state,
        'a rejection of every frame that was in the thread or waited for it',
        why,
      );
      assert.ok(error instanceof Error, `Expected an Error, got ${error}.`);
    }
    assert.ok(
      (await reasonOf(state.filter.apply('invert', frame, read), state, 'a rejection afterwards', why)) instanceof
        Error,
    );
    await turns();
    assert.equal(state.pool.stats.out, 0, `Nobody has a buffer any more. ${why}`);
    await valueAtOnce(
      Promise.all([state.pool.acquire(), state.pool.acquire()]),
      'both buffers can be borrowed again',
      why,
    );
  });
});
