import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TEST } from './support/clock.js';
import { startService } from './support/service.js';

const why = 'To its client, a request cut by a deployment looks like any other outage.';

const REFUSAL = 'the pool does not close';

/** Shuts down with a cleanup that rejects or throws REFUSAL. */
async function failingCleanup(t, cleanup) {
  const { shutdown, clock, advance, outcomeOf } = await startService(t, { cleanup });
  const over = shutdown.begin();
  over.catch(() => {});
  await advance(5_000);
  assert.equal(
    await outcomeOf(over),
    `rejected: ${REFUSAL}`,
    'begin() must reject with the error of cleanup, however that comes.',
  );
  assert.equal(clock.pending, 0, 'The shutdown has ended, badly; no timer may be left.');
}

describe('drain', () => {
  it('finishes a request in flight', TEST, async (t) => {
    const { shutdown, connect, holding, advance, finish, outcomeOf } = await startService(t);
    const client = await connect();
    const answer = client.request('/slow');
    await holding(1);
    const over = shutdown.begin();
    await advance(10_000);
    assert.equal(
      client.closed,
      false,
      `A request was in flight when the shutdown began, and its connection was cut. ${why}`,
    );
    assert.equal(
      await outcomeOf(over),
      'pending',
      `A request is still in flight, and begin() is done. Who exits now cuts it. ${why}`,
    );
    await finish();
    assert.equal((await answer)?.body, 'slow', `The request got no complete answer. ${why}`);
    assert.equal(await outcomeOf(over), 'drained', 'The last request is answered; begin() must fulfil with drained.');
  });

  it('finishes a stream that has begun', TEST, async (t) => {
    const { shutdown, connect, holding, advance, finish } = await startService(t);
    const client = await connect();
    const answer = client.request('/stream');
    await holding(1);
    void shutdown.begin();
    await advance(10_000);
    await finish();
    const response = await answer;
    assert.ok(
      response?.body.includes('last'),
      `The headers were sent before the shutdown; the rest of the stream never came. ${why}`,
    );
  });

  it('cleans up after the last request and before the end', TEST, async (t) => {
    const log = [];
    let cleaned;
    const cleanup = () => {
      log.push('cleanup');
      return new Promise((resolve) => (cleaned = resolve));
    };
    const { shutdown, connect, holding, advance, finish, outcomeOf } = await startService(t, { cleanup });
    const client = await connect();
    const answer = client.request('/slow').then(() => log.push('answer'));
    await holding(1);
    const over = shutdown.begin();
    await advance(10_000);
    assert.deepEqual(log, [], 'A request in flight still needs the database; cleanup must wait for it.');
    await finish();
    await answer;
    assert.deepEqual(log.toSorted(), ['answer', 'cleanup'], 'After the last request, cleanup must be called once.');
    assert.equal(
      await outcomeOf(over),
      'pending',
      'cleanup has not ended yet, and begin() is done: writes that are under way are lost.',
    );
    cleaned();
    assert.equal(await outcomeOf(over), 'drained', 'cleanup has ended; begin() must fulfil.');
  });

  it('does not wait for a client that has gone', TEST, async (t) => {
    const { shutdown, connect, holding, advance, arrive, outcomeOf } = await startService(t);
    const client = await connect();
    void client.request('/slow');
    await holding(1);
    const over = shutdown.begin();
    await advance(10_000);
    client.destroy();
    await arrive();
    assert.equal(
      await outcomeOf(over),
      'drained',
      'The client hung up in the middle of its request, and no connection is left; begin() must fulfil with drained. Such a response never finishes, it only closes.',
    );
  });

  it('tells when cleanup rejects', TEST, (t) => failingCleanup(t, async () => Promise.reject(new Error(REFUSAL))));

  it('tells when cleanup throws', TEST, (t) =>
    failingCleanup(t, () => {
      throw new Error(REFUSAL);
    }),
  );

  it('is one shutdown, however often it is begun', TEST, async (t) => {
    let cleanups = 0;
    const { shutdown, advance, outcomeOf } = await startService(t, { cleanup: () => (cleanups += 1) });
    const both = [shutdown.begin(), shutdown.begin()];
    await advance(5_000);
    assert.deepEqual(
      [await outcomeOf(both[0]), await outcomeOf(both[1])],
      ['drained', 'drained'],
      'Both calls must come to the same end.',
    );
    assert.equal(cleanups, 1, `cleanup was called ${cleanups} times. A pool that is closed twice throws.`);
  });
});
