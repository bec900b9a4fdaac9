import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TEST } from './support/clock.js';
import { startService } from './support/service.js';

const why =
  'The orchestrator sends SIGKILL after its own grace period. Who is not out by then is cut without a log line.';

describe('deadline', () => {
  it('cuts what is left', TEST, async (t) => {
    let cleanups = 0;
    const { shutdown, connect, holding, advance, outcomeOf } = await startService(t, {
      cleanup: () => (cleanups += 1),
    });
    const client = await connect();
    void client.request('/slow');
    await holding(1);
    const over = shutdown.begin();
    await advance(19_999);
    assert.equal(client.closed, false, 'deadlineMs is 20,000, from begin() on. A request was cut before.');
    await advance(1);
    assert.equal(
      client.closed,
      true,
      `deadlineMs is over, counted from begin(), and a connection is still open. ${why}`,
    );
    assert.equal(await outcomeOf(over), 'forced', `begin() must fulfil with forced. ${why}`);
    assert.equal(cleanups, 0, 'After the deadline there is no time for cleanup.');
  });

  it('does not wait for a cleanup that hangs', TEST, async (t) => {
    const { shutdown, advance, outcomeOf } = await startService(t, { cleanup: () => new Promise(() => {}) });
    const over = shutdown.begin();
    await advance(19_999);
    assert.equal(await outcomeOf(over), 'pending', 'cleanup may take its time until the deadline.');
    await advance(1);
    assert.equal(await outcomeOf(over), 'forced', `cleanup never ends; the deadline is for it too. ${why}`);
  });

  it('leaves no timer when all went well', TEST, async (t) => {
    const { shutdown, clock, advance, outcomeOf } = await startService(t);
    const over = shutdown.begin();
    await advance(5_000);
    assert.equal(await outcomeOf(over), 'drained', 'Nothing was in flight; after the notice begin() must fulfil.');
    assert.equal(
      clock.pending,
      0,
      'A timer is left. It keeps the process alive until the deadline, with nothing to do, and every deployment takes that long.',
    );
  });
});
