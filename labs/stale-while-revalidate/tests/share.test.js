import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TEST, setUp } from './support/set-up.js';

describe('share', () => {
  it('loads once for all who wait', TEST, async () => {
    const why = 'A popular key is missing, and a thousand readers load it at once. That is how a database goes down.';
    const { loads, ask } = setUp();
    const readers = [await ask(), await ask(), await ask()];
    assert.equal(loads.length, 1, `Three readers at once, ${loads.length} loads. ${why}`);
    await loads[0].end('value');
    assert.deepEqual(
      readers.map(({ answer }) => answer),
      Array(3).fill({ value: 'value' }),
      why,
    );
    await ask('b');
    assert.equal(loads.length, 2, 'Another key is another load.');
    await loads[1].end(1);
  });

  it('gives fresh answers without a load', TEST, async () => {
    const why = 'That is what a cache is for, and null and 0 are answers.';
    const { loads, ask, fill, pass } = setUp();
    for (const [index, value] of ['text', null, 0, false].entries()) {
      await fill(value, { key: index });
      pass(999);
      assert.deepEqual((await ask(index)).answer, { value }, `After 999 of 1,000 ms it is fresh. ${why}`);
      assert.equal(loads.length, index + 1, `Nothing may be loaded for it. ${why}`);
    }
  });

  it('waits for a load when there is nothing to give', TEST, async () => {
    const why = 'Without a time for stale answers, an old one is not good any more.';
    const { loads, ask, fill, pass } = setUp();
    await fill('old');
    pass(1_000);
    const reader = await ask();
    assert.equal(reader.answer, undefined, `After 1,000 ms the answer has expired. ${why}`);
    assert.equal(loads.length, 2, why);
    await loads[1].end('new');
    assert.deepEqual(reader.answer, { value: 'new' }, why);
  });

  it('counts the age from the beginning of the load', TEST, async () => {
    const why = 'The source was read at the beginning. Counted from its end, a slow load makes old answers fresh.';
    const { loads, ask, fill, pass } = setUp();
    await fill('old', { tookMs: 400 });
    pass(599);
    await ask();
    assert.equal(loads.length, 1, 'The load began 999 ms ago: it is fresh.');
    pass(1);
    await ask();
    assert.equal(loads.length, 2, `The load began 1,000 ms ago. ${why}`);
    await loads[1].end('new');
  });

  it('stores no failure', TEST, async () => {
    const why = 'One failure is an answer to those who waited for it. The next reader may have more luck.';
    const { loads, ask, errors, cache } = setUp();
    const readers = [await ask(), await ask()];
    await loads[0].fail();
    assert.deepEqual(
      readers.map(({ answer }) => answer),
      [{ error: 'down' }, { error: 'down' }],
      'There is no old answer, so both get the error.',
    );
    assert.deepEqual(errors, [['a', 'down']], 'onError is told once for each load that failed.');
    const next = await ask();
    assert.equal(loads.length, 2, why);
    await loads[1].end('value');
    assert.deepEqual(next.answer, { value: 'value' }, why);
    const thrown = await cache
      .get('b', () => {
        throw new Error('at once');
      })
      .catch((error) => error.message);
    assert.equal(thrown, 'at once', 'A load that throws is one that failed.');
  });

  it('keeps keys apart', TEST, async () => {
    const why = 'Who gets the answer to the question of another sees the data of another.';
    const { loads, ask } = setUp();
    const readers = [await ask(1), await ask('1')];
    assert.equal(loads.length, 2, `The number 1 and the text '1' are two keys, so these are two loads. ${why}`);
    await loads[0].end('number');
    await loads[1].end('text');
    assert.deepEqual(
      readers.map(({ answer }) => answer),
      [{ value: 'number' }, { value: 'text' }],
      why,
    );
  });

  it('forgets a load that throws at once', TEST, async () => {
    const why = 'It failed before anybody waited for it. A key that is stuck in the table is never loaded again.';
    const { loads, ask, cache } = setUp();
    const throws = () => {
      throw new Error('at once');
    };
    const thrown = await cache.get('a', throws).catch((error) => error.message);
    assert.equal(thrown, 'at once', `get() has to reject with the error of the load. ${why}`);
    const next = await ask();
    assert.equal(loads.length, 1, `The first load threw, and the next reader has to load again. ${why}`);
    await loads[0].end('value');
    assert.deepEqual(next.answer, { value: 'value' }, why);
  });
});
