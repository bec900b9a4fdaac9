import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { describe, it } from 'node:test';
import { SizeLimit } from '../upload.js';
import { Client, TEST, assertRefused, cut, errorOf, through } from './support/parts.js';

const TOO_LARGE = 'ERR_UPLOAD_TOO_LARGE';

describe('limit', () => {
  it('passes bytes on as they are, and counts them', TEST, async () => {
    const text = Buffer.from('Zoë €5 😀');
    for (const size of [1, 3, 100]) {
      const limit = new SizeLimit(1_000);
      const seen = await through(limit, cut(text, size));
      assert.deepEqual(seen.bytes, text, `In chunks of ${size} bytes, something else came out than went in.`);
      assert.equal(
        limit.bytes,
        text.length,
        `The text has ${text.length} bytes. The count goes into the answer and the bill.`,
      );
      assert.ok(seen.ended, 'The stream must end when its input has.');
    }
  });

  it('lets exactly the limit pass', TEST, async () => {
    for (const [bytes, max] of [
      [100, 100],
      [0, 0],
      [99, 100],
    ]) {
      const seen = await through(new SizeLimit(max), cut(Buffer.alloc(bytes), 10));
      assert.deepEqual(seen.errors, [], `${bytes} bytes under a limit of ${max} are not too many.`);
      assert.equal(seen.bytes.length, bytes);
      assert.ok(seen.ended, `${bytes} bytes under a limit of ${max}: the stream must end.`);
    }
  });

  it('refuses one byte more', TEST, async () => {
    for (const size of [1, 10, 1_000]) {
      const limit = new SizeLimit(100);
      const seen = await through(limit, cut(Buffer.alloc(101), size));
      assertRefused(
        seen,
        limit,
        TOO_LARGE,
        `101 bytes came in chunks of ${size}, and 100 may. What has no limit fills the disk.`,
      );
    }
  });

  it('never passes on more than the limit', TEST, async () => {
    for (const size of [1, 30, 1_000]) {
      const seen = await through(new SizeLimit(100), cut(Buffer.alloc(1_000), size));
      assert.ok(seen.bytes.length <= 100, `The limit is 100 bytes, and ${seen.bytes.length} went to the disk.`);
    }
  });

  it('does not wait for the end to refuse', TEST, async () => {
    const limit = new SizeLimit(10);
    const seen = await through(limit, [Buffer.alloc(8), Buffer.alloc(8)], { end: false });
    assertRefused(
      seen,
      limit,
      TOO_LARGE,
      '16 bytes have come, 10 may, and the client sends no end. Whoever waits for it has no limit.',
    );
  });

  it('settles a pipeline, and its source is destroyed', TEST, async () => {
    const source = new Client(cut(Buffer.alloc(1_000), 10));
    const sink = new Writable({ write: (chunk, encoding, callback) => callback() });
    const error = await errorOf(
      pipeline(source, new SizeLimit(50), sink),
      'A pipeline that never settles is a request without an answer.',
    );
    assert.equal(error.code, TOO_LARGE, `Expected the error of the limit, got ${error}.`);
    assert.ok(source.destroyed && sink.destroyed, 'Both ends must be closed.');
  });

  it('takes no limit that is none', TEST, () => {
    for (const none of [undefined, null, Number.NaN, -1, 1.5, '10', Infinity]) {
      assert.throws(
        () => new SizeLimit(none),
        RangeError,
        `new SizeLimit(${String(none)}) must be a RangeError. bytes > undefined is false for any number: a limit that is missing from the configuration would let everything in.`,
      );
    }
  });
});
