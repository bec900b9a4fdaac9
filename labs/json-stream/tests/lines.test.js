import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { values } from '../json.js';
import { TEST, chunksOf } from './support/parts.js';

const SIZES = [Infinity, 1, 2, 3, 5, 7];

async function all(text, options, size) {
  const found = [];
  for await (const value of values(chunksOf(text, size).chunks, options)) found.push(value);
  return found;
}

/** The same text in chunks of several sizes must give the same values. */
async function assertValues(text, expected, why) {
  for (const size of SIZES) {
    const found = await all(text, {}, size).catch((error) =>
      assert.fail(`In chunks of ${size} bytes it failed with ${error}. ${why}`),
    );
    assert.deepEqual(found, expected, `In chunks of ${size} bytes. ${why}`);
  }
}

/** What was given before the error, and the error. */
async function failure(text, options, size) {
  const found = [];
  try {
    for await (const value of values(chunksOf(text, size).chunks, options)) found.push(value);
  } catch (error) {
    return { found, error };
  }
  assert.fail(`Expected an error, got ${JSON.stringify(found)}. Who skips a broken line loses data and does not know.`);
}

describe('lines', () => {
  it('gives a value for each line', TEST, async () => {
    await assertValues('{"id":1}\n{"id":2}\n', [{ id: 1 }, { id: 2 }], 'Chunks end in the middle of lines.');
    await assertValues(
      '{"name":"Zoë €5 😀"}\n',
      [{ name: 'Zoë €5 😀' }],
      'Chunks end in the middle of characters, too.',
    );
    await assertValues('', [], 'There is nothing.');
  });

  it('needs no end behind the last line', TEST, async () => {
    await assertValues('{"id":1}\n{"id":2}', [{ id: 1 }, { id: 2 }], 'The last row counts like the others.');
  });

  it('takes both line ends, and leaves empty lines out', TEST, async () => {
    await assertValues(
      '{"id":1}\r\n\r\n{"id":2}\n\n  \n{"id":3}\r\n',
      [{ id: 1 }, { id: 2 }, { id: 3 }],
      'Files from Windows have \\r\\n.',
    );
  });

  it('gives falsy values, too', TEST, async () => {
    await assertValues('0\nfalse\n""\nnull\n[]\n', [0, false, '', null, []], 'A value is a value.');
  });

  it('ends a line at a line end only', TEST, async () => {
    const text = 'a\u2028b\u2029c\u0085d';
    await assertValues(
      `{"text":"${text}"}\n`,
      [{ text }],
      'U+2028 may stand in a JSON text as it is, and is no line end there.',
    );
  });

  it('gives a value before it takes the next chunk', TEST, async () => {
    const source = chunksOf('{"id":1}\n{"id":2}\n', 9);
    const reading = values(source.chunks);
    assert.deepEqual((await reading.next()).value, { id: 1 });
    assert.equal(
      source.taken,
      1,
      `The first chunk has the first line; ${source.taken} were taken. What is read ahead lies in memory.`,
    );
    await reading.return();
    assert.equal(source.closed, true, 'The caller has stopped, and the file stays open.');
  });

  it('says which line is broken, and gives those before it', TEST, async () => {
    for (const size of SIZES) {
      const { found, error } = await failure('{"id":1}\n\n{"id":2}\n{"id":\n{"id":4}\n', {}, size);
      assert.equal(error.code, 'ERR_JSON_LINE', `Expected a JsonLineError, got ${error}.`);
      assert.equal(error.line, 4, 'It is the fourth line in an editor, which counts empty lines, too.');
      assert.deepEqual(found, [{ id: 1 }, { id: 2 }], 'The lines before it are good.');
    }
  });

  it('says so when the last line was cut off', TEST, async () => {
    for (const size of SIZES) {
      const { error } = await failure('{"id":1}\n{"id":2', {}, size);
      assert.equal(
        error.code,
        'ERR_JSON_LINE',
        `Expected a JsonLineError, got ${error}. A transfer that broke off must not pass for a complete one.`,
      );
      assert.equal(error.line, 2);
    }
  });

  it('is strict about bytes', TEST, async () => {
    const { error } = await failure(new Uint8Array([0x22, 0xe4, 0x22, 0x0a]), {}, Infinity);
    assert.ok(
      error instanceof TypeError,
      `Expected a TypeError, got ${error}. The file is not UTF-8, and its names would be stored with \ufffd.`,
    );
  });

  it('says so when the last character was cut off', TEST, async () => {
    for (const size of SIZES) {
      const cut = await failure(new Uint8Array([0x31, 0x0a, 0x32, 0xe2, 0x82]), {}, size);
      assert.ok(
        cut.error instanceof TypeError,
        `The file ends after two bytes of a "€". Expected a TypeError, got ${cut.error}. Half a character must not get lost.`,
      );
    }
  });

  it('bounds what a line may take', TEST, async () => {
    const line = JSON.stringify('x'.repeat(98));
    for (const size of SIZES) {
      const text = `${line}\r\n${line}\n${line}`;
      const found = await all(text, { maxLength: 100 }, size).catch((error) =>
        assert.fail(`Lines of exactly 100 characters pass. In chunks of ${size} bytes it failed with ${error}.`),
      );
      assert.deepEqual(found, Array(3).fill('x'.repeat(98)), `In chunks of ${size} bytes.`);
    }
    for (const size of SIZES) {
      const { found, error } = await failure(`1\n${line} \n`, { maxLength: 100 }, size);
      assert.equal(error.code, 'ERR_JSON_TOO_LONG', `Expected a JsonLineError, got ${error}.`);
      assert.equal(error.line, 2);
      assert.deepEqual(found, [1]);
    }
  });

  it('stops reading when the bound is passed', TEST, async () => {
    const source = chunksOf(`1\n${'x'.repeat(5_000)}`, 10);
    const reading = values(source.chunks, { maxLength: 100 });
    await reading.next();
    const error = await reading.next().then(
      () => assert.fail('Expected an error.'),
      (reason) => reason,
    );
    assert.equal(error.code, 'ERR_JSON_TOO_LONG', `Expected a JsonLineError, got ${error}.`);
    assert.ok(
      source.taken <= 12,
      `The line may have 100 characters, and ${source.taken} chunks of 10 were taken. A line without an end must not fill the memory.`,
    );
    assert.equal(source.closed, true, 'The source must be closed.');
  });
});
