import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TEST, assertTurnedAway, setUp } from './support/service.js';

describe('open', () => {
  it('lets no call through', TEST, async () => {
    const world = setUp();
    const why = 'An answer "no" in a microsecond leaves time for a plan B. One after a timeout of 30 s does not.';
    await world.open();
    assertTurnedAway(await world.succeed(), why);
    world.time = 499;
    assertTurnedAway(await world.succeed(), why);
    assert.equal(world.calls, 0, `The circuit is open, and ${world.calls} calls reached the service. ${why}`);
  });

  it('says how long it will last', TEST, async () => {
    const world = setUp();
    const why = 'A server passes this on as Retry-After, so that clients do not have to guess.';
    await world.open();
    world.time = 200;
    const error = assertTurnedAway(await world.succeed(), why);
    assert.equal(error.retryAfterMs, 300, `200 of openMs: 500 have passed. ${why}`);
  });

  it('does not stay open longer because of those it turned away', TEST, async () => {
    const world = setUp();
    const why = 'Under steady traffic, a breaker that takes its own rejections for failures never closes again.';
    await world.open();
    for (world.time = 100; world.time < 500; world.time += 100) await world.fail();
    assert.equal(world.calls, 0, 'No call reaches the service while the circuit is open.');
    const { status } = await world.succeed();
    assert.equal(status, 'fulfilled', `The 500 ms of openMs have passed since the circuit opened. ${why}`);
  });

  it('does not count what began before', TEST, async () => {
    const world = setUp();
    const why = 'When a service goes down, dozens of calls are under way. Their failures come late and are no news.';
    await world.hold();
    await world.hold();
    await world.open();
    world.time = 400;
    await world.release('fail');
    await world.release('succeed');
    assert.equal(world.breaker.state, 'open', 'A success that began before the circuit opened must not close it.');
    world.time = 500;
    const { status } = await world.succeed();
    assert.equal(status, 'fulfilled', `The circuit opened at 0 ms, so at 500 ms a probe is due. ${why}`);
  });
});
