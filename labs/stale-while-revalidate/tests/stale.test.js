import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TEST, setUp } from './support/set-up.js';

const SWR = { staleMs: 500 };

describe('stale', () => {
  it('answers at once and refreshes behind', TEST, async () => {
    const why = 'The answer was good a moment ago. Nobody has to wait for the next one.';
    const { loads, ask, fill, pass } = setUp(SWR);
    await fill('old');
    pass(1_000);
    assert.deepEqual((await ask()).answer, { value: 'old' }, `Stale for 0 of 500 ms. ${why}`);
    assert.equal(loads.length, 2, 'A refresh has to be under way, or it stays stale.');
    await loads[1].end('new');
    assert.deepEqual((await ask()).answer, { value: 'new' }, 'What was refreshed is what the next reader gets.');
    assert.equal(loads.length, 2, 'And it is fresh again.');
  });

  it('refreshes once', TEST, async () => {
    const why =
      'Each reader of a stale answer could start a refresh. A thousand of them are a stampede that nobody sees.';
    const { loads, ask, fill, pass } = setUp(SWR);
    await fill('old');
    pass(1_200);
    const readers = [await ask(), await ask(), await ask()];
    assert.deepEqual(
      readers.map(({ answer }) => answer),
      Array(3).fill({ value: 'old' }),
    );
    assert.equal(loads.length, 2, `Three readers of a stale answer, ${loads.length - 1} refreshes. ${why}`);
    await loads[1].end('new');
  });

  it('lets late readers wait for the same refresh', TEST, async () => {
    const why = 'The refresh is slow, and meanwhile the answer expires. A second load of it would help nobody.';
    const { loads, ask, fill, pass } = setUp(SWR);
    await fill('old');
    pass(1_499);
    assert.deepEqual((await ask()).answer, { value: 'old' }, 'Stale for 499 of 500 ms.');
    pass(1);
    const late = await ask();
    assert.equal(late.answer, undefined, 'Stale for 500 of 500 ms: it has expired, and must not be given.');
    assert.equal(loads.length, 2, why);
    await loads[1].end('new');
    assert.deepEqual(late.answer, { value: 'new' }, why);
  });

  it('needs no entry to stay', TEST, async () => {
    const why = 'A store with a bound may push the entry out while it is refreshed.';
    const { loads, errors, store, ask, fill, pass } = setUp({ ...SWR, errorMs: 500 });
    await fill('old');
    pass(1_200);
    await ask();
    store.clear();
    await loads[1].fail();
    assert.deepEqual(errors, [['a', 'down']], `The failure of the load has to be told, and no other. ${why}`);
    const next = await ask();
    assert.equal(loads.length, 3, `There is nothing to give, so it is loaded. ${why}`);
    await loads[2].end('new');
    assert.deepEqual(next.answer, { value: 'new' }, why);
  });
});
