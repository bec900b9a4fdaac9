import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TEST, setUp } from './support/set-up.js';

const OUTAGE = { staleMs: 500, errorMs: 3_000, retryMs: 200 };

describe('errors', () => {
  it('keeps the old answer when a refresh fails', TEST, async () => {
    const why = 'An answer that is a little old is better than an error, and the reader has it already.';
    const { loads, errors, ask, fill, pass } = setUp(OUTAGE);
    await fill('old');
    pass(1_200);
    assert.deepEqual((await ask()).answer, { value: 'old' });
    await loads[1].fail();
    assert.deepEqual((await ask()).answer, { value: 'old' }, why);
    assert.deepEqual(errors, [['a', 'down']], 'No reader sees the failure. Whoever runs the service has to.');
  });

  it('waits before it tries again', TEST, async () => {
    const why = 'If every reader starts the next try, a source that is down gets more calls than ever.';
    const { loads, ask, fill, pass } = setUp(OUTAGE);
    await fill('old');
    pass(1_200);
    await ask();
    await loads[1].fail();
    pass(199);
    await ask();
    assert.equal(loads.length, 2, `It failed 199 ms ago, and retryMs is 200. ${why}`);
    pass(1);
    assert.deepEqual((await ask()).answer, { value: 'old' });
    assert.equal(loads.length, 3, 'After 200 ms somebody has to try again.');
    await loads[2].end('new');
    assert.deepEqual((await ask()).answer, { value: 'new' });
  });

  it('gives an expired answer in place of an error', TEST, async () => {
    const why = 'That is stale-if-error: first try to get a new one, and then fall back.';
    const { loads, ask, fill, pass } = setUp(OUTAGE);
    await fill('old');
    pass(2_000);
    const readers = [await ask(), await ask()];
    assert.equal(readers[0].answer, undefined, 'It has expired: the reader waits for the load.');
    await loads[1].fail();
    assert.deepEqual(
      readers.map(({ answer }) => answer),
      [{ value: 'old' }, { value: 'old' }],
      why,
    );
    assert.deepEqual((await ask()).answer, { value: 'old' }, why);
    assert.equal(loads.length, 2, 'It has just failed. For 200 ms nobody has to wait for another failure.');
    pass(200);
    const next = await ask();
    await loads.at(2)?.end('new');
    assert.deepEqual(next.answer, { value: 'new' }, 'After that the next reader tries.');
  });

  it('does not live on the old for ever', TEST, async () => {
    const why = 'A price of last week is worse than an error. An outage must be seen in the end.';
    const { loads, ask, fill, pass } = setUp(OUTAGE);
    await fill('old');
    pass(3_900);
    const inTime = await ask();
    await loads[1].fail();
    assert.deepEqual(inTime.answer, { value: 'old' }, 'It was fresh 2,900 ms ago, and errorMs is 3,000.');
    pass(100);
    const tooLate = await ask();
    await loads.at(2)?.fail();
    assert.deepEqual(tooLate.answer, { error: 'down' }, `It was fresh 3,000 ms ago. ${why}`);
  });

  it('looks at the clock when the load has failed', TEST, async () => {
    const why = 'The load hung for a minute before it failed. What counts is how old the answer is now.';
    const { loads, ask, fill, pass } = setUp(OUTAGE);
    await fill('old');
    pass(3_500);
    const reader = await ask();
    pass(10_000);
    await loads[1].fail();
    assert.deepEqual(reader.answer, { error: 'down' }, why);
  });

  it('counts the pause from the failure', TEST, async () => {
    const why =
      'A source that hangs fails after a minute. Counted from its beginning, the pause is over before it begins.';
    const { loads, ask, fill, pass } = setUp(OUTAGE);
    await fill('old');
    pass(1_100);
    await ask();
    pass(300);
    await loads[1].fail();
    pass(199);
    await ask();
    assert.equal(loads.length, 2, `The load failed 199 ms ago, 300 ms after it had begun, and retryMs is 200. ${why}`);
    pass(1);
    await ask();
    assert.equal(loads.length, 3, 'It failed 200 ms ago: somebody has to try again.');
    await loads[2].end('new');
  });

  it('pauses for the key that failed', TEST, async () => {
    const why = 'One product that cannot be loaded must not keep the others old.';
    const { loads, ask, fill, pass } = setUp(OUTAGE);
    await fill('old a');
    await fill('old b', { key: 'b' });
    pass(1_200);
    await ask();
    await loads[2].fail();
    await ask('b');
    assert.equal(loads.length, 4, `'a' has just failed, and 'b' is stale: 'b' has to be loaded again. ${why}`);
    await loads[3].end('new b');
    assert.deepEqual((await ask('b')).answer, { value: 'new b' }, why);
    await ask();
    assert.equal(loads.length, 4, "That 'b' could be loaded does not end the pause of 'a'.");
  });
});
