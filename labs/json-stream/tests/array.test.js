import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { JsonArray } from '../json.js';
import { TEST, assertIncomplete, turns } from './support/parts.js';

/** Reads a stream and keeps an eye on it. */
function watch(stream) {
  const seen = { text: '', errors: [], ended: false };
  const decoder = new TextDecoder();
  stream.on(
    'data',
    (chunk) => (seen.text += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })),
  );
  stream.on('error', (error) => seen.errors.push(error));
  stream.on('end', () => (seen.ended = true));
  return seen;
}

/** What comes out for some values. All of them wait in the buffer before the first one is looked at. */
async function textOf(values) {
  const array = new JsonArray();
  const seen = watch(array);
  array.cork();
  for (const value of values) array.write(value);
  array.uncork();
  array.end();
  await turns();
  assert.deepEqual(seen.errors, [], 'Expected no error.');
  assert.ok(seen.ended, 'The stream must end when its input has.');
  return seen.text;
}

/** Writes a value and expects that any failure comes as an event. */
function writeTo(array, value) {
  try {
    array.write(value);
  } catch (error) {
    assert.fail(`write() threw ${error}. In a pipeline, nobody catches that: one row ends the process.`);
  }
}

const why = 'Whoever gets this can parse none of it.';

describe('array', () => {
  it('gives an array of one value', TEST, async () => {
    assert.equal(await textOf([{ id: 1 }]), '[{"id":1}]', why);
  });

  it('gives an array of many values', TEST, async () => {
    for (const count of [2, 50]) {
      const values = Array.from({ length: count }, (_, id) => ({ id, name: 'Zoë, "€"\n' }));
      assert.equal(
        await textOf(values),
        JSON.stringify(values),
        `${count} values, all written before the first was read. ${why}`,
      );
    }
  });

  it('gives the same when values come one by one', TEST, async () => {
    const array = new JsonArray();
    const seen = watch(array);
    for (const id of [1, 2, 3]) {
      array.write({ id });
      await turns();
    }
    array.end();
    await turns();
    assert.equal(seen.text, '[{"id":1},{"id":2},{"id":3}]', why);
  });

  it('gives [] for no values', TEST, async () => {
    assert.equal(await textOf([]), '[]', `An export of an empty table is an empty array. ${why}`);
  });

  it('takes falsy values, and values of all kinds', TEST, async () => {
    const values = [0, '', false, 'text', 1.5, [], {}, new Date(0), { toJSON: () => 'mine' }];
    assert.equal(await textOf(values), JSON.stringify(values), 'Falsy values are values.');
  });

  it('gives null for values without a JSON text', TEST, async () => {
    const values = [undefined, 1, () => {}, { toJSON: () => undefined }];
    assert.equal(
      await textOf(values),
      '[null,1,null,null]',
      'An array has no holes: each value stands where it stood.',
    );
  });

  it('gives a value when it has come', TEST, async () => {
    const array = new JsonArray();
    const seen = watch(array);
    array.write({ id: 1 });
    await turns();
    assert.equal(
      seen.text,
      '[{"id":1}',
      'One value has come, and the reader waits. What is held back until the end is the whole table.',
    );
    array.write({ id: 2 });
    await turns();
    assert.equal(JSON.stringify(JSON.parse(`${seen.text}]`)), '[{"id":1},{"id":2}]');
  });

  it('fails on a value that cannot be written', TEST, async () => {
    const cycle = {};
    cycle.self = cycle;
    for (const value of [10n, { amount: 10n }, cycle]) {
      const array = new JsonArray();
      const seen = watch(array);
      writeTo(array, { id: 1 });
      writeTo(array, value);
      await turns();
      assert.ok(
        seen.errors[0] instanceof TypeError,
        `Expected the TypeError of JSON.stringify as an 'error' event, got ${seen.errors[0]}.`,
      );
      assert.equal(array.destroyed, true, 'The stream must be destroyed, or under pipe() it waits for ever.');
      assert.equal(seen.ended, false, 'It must not end as if all were well.');
      assertIncomplete(seen.text);
    }
  });

  it('stops taking values when nobody reads', TEST, async () => {
    const array = new JsonArray();
    let taken = 0;
    for (let id = 0; id < 2_000 && !array.writableNeedDrain; id++) {
      array.write({ id, text: 'x'.repeat(1_000) });
      taken += 1;
      await turns(1);
    }
    assert.ok(
      taken < 500,
      `Nobody reads, and write() said true for ${taken} values of 1 kB. Whoever writes has to be told to wait.`,
    );
    array.destroy();
  });
});
