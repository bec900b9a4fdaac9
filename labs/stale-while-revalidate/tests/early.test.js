import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TEST, setUp } from './support/set-up.js';

describe('early', () => {
  it('loads again before the end, by chance', TEST, async () => {
    const why = 'Somewhat before the end one reader goes ahead, and the others never see a stale answer.';
    const { loads, ask, fill, pass } = setUp({ beta: 1 });
    await fill('old', { tookMs: 100 });
    // 100 ms × ln(0.5) is 69.3 ms.
    pass(1_000 - 100 - 70);
    assert.deepEqual((await ask()).answer, { value: 'old' });
    assert.equal(loads.length, 1, 'With 0.5 drawn and a load of 100 ms, 70 ms before the end is too early.');
    pass(1);
    assert.deepEqual((await ask()).answer, { value: 'old' }, 'The reader who goes ahead does not wait.');
    assert.equal(loads.length, 2, `69 ms before the end is the time. ${why}`);
    await ask();
    assert.equal(loads.length, 2, 'One load is under way; that is enough.');
    await loads[1].end('new');
    assert.deepEqual((await ask()).answer, { value: 'new' });
  });

  it('starts earlier for what takes longer', TEST, async () => {
    const why = 'A load of ten seconds has to begin ten seconds ahead, one of ten milliseconds need not.';
    for (const [tookMs, beta, lead] of [
      [10, 1, 6],
      [200, 1, 138],
      [100, 3, 207],
    ]) {
      const { loads, ask, fill, pass } = setUp({ beta });
      await fill('old', { tookMs });
      pass(1_000 - tookMs - lead - 1);
      await ask();
      assert.equal(loads.length, 1, `${lead + 1} ms before the end of what took ${tookMs} ms, beta ${beta}. ${why}`);
      pass(1);
      await ask();
      assert.equal(loads.length, 2, `${lead} ms before the end of what took ${tookMs} ms, beta ${beta}. ${why}`);
      await loads[1].end('new');
    }
  });

  it('draws at each read', TEST, async () => {
    const why =
      'Each of many readers has a small chance. With one draw for all of them, they all go at the same moment.';
    const { chance, loads, ask, fill, pass } = setUp({ beta: 1 });
    await fill('old', { tookMs: 100 });
    pass(600);
    await ask();
    assert.equal(loads.length, 1, '300 ms before the end, 0.5 is no reason to go ahead.');
    // One of the two is small, whichever end of the numbers you take the logarithm of.
    for (const next of [0.001, 0.999]) {
      chance.next = next;
      await ask();
    }
    assert.equal(loads.length, 2, `-100 ms × ln(0.001) is 691 ms: this reader goes ahead. ${why}`);
    await loads[1].end('new');
  });

  it('bears every number', TEST, async () => {
    const why =
      'random() can be 0, and its logarithm is infinite. With a beta of 0 that makes NaN, which is neither late nor early.';
    const { chance, loads, ask, fill, pass } = setUp({ staleMs: 500, beta: 0 });
    chance.next = 0;
    await fill('old', { tookMs: 100 });
    pass(899);
    await ask();
    assert.equal(loads.length, 1, 'With a beta of 0 nothing is loaded early.');
    pass(1);
    await ask();
    assert.equal(loads.length, 2, `It is stale, so it has to be loaded again. ${why}`);
    await loads[1].end('new');
  });

  it('keeps to the pause after a failure', TEST, async () => {
    const why = 'The early refresh failed. The answer is still fresh, and the source needs time.';
    const { loads, ask, fill, pass } = setUp({ beta: 1, retryMs: 50 });
    await fill('old', { tookMs: 100 });
    pass(840);
    await ask();
    await loads.at(1)?.fail();
    assert.deepEqual((await ask()).answer, { value: 'old' });
    assert.equal(loads.length, 2, `It failed just now, and retryMs is 50. ${why}`);
    pass(50);
    await ask();
    assert.equal(loads.length, 3, 'After 50 ms somebody has to try again.');
    await loads[2].end('new');
  });
});
