import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TEST, setUp } from './support/service.js';

describe('metrics', () => {
  it('counts what counts', TEST, async () => {
    const world = setUp();
    const why = 'A dashboard that shows more than the breaker decides by cannot explain what it did.';
    await world.succeed();
    await world.fail();
    world.time = 600;
    await world.succeed();
    assert.deepEqual(world.breaker.stats(), { state: 'closed', calls: 3, failures: 1, rejected: 0, opened: 0 }, why);
    world.time = 1_100;
    assert.deepEqual(
      world.breaker.stats(),
      { state: 'closed', calls: 1, failures: 0, rejected: 0, opened: 0 },
      `At 1,100 ms, with windowMs: 1000, only the outcome of 600 ms counts, also when no call came meanwhile. ${why}`,
    );
  });

  it('counts what it turned away, and how often it opened', TEST, async () => {
    const world = setUp();
    const why =
      'Those who were turned away are in no log of the service. If they are not counted here, they are counted nowhere.';
    await world.open();
    await world.succeed();
    await world.succeed();
    world.time = 500;
    await world.fail();
    await world.succeed();
    const { state, rejected, opened } = world.breaker.stats();
    assert.deepEqual({ state, rejected, opened }, { state: 'open', rejected: 3, opened: 2 }, why);
  });

  it('counts those, too, whom the plan B answered', TEST, async () => {
    const world = setUp({ fallback: () => 'from the cache' });
    const why = 'These callers saw no error. The figure here is the only sign that they did not get the real answer.';
    await world.open();
    await world.succeed();
    await world.succeed();
    const { rejected } = world.breaker.stats();
    assert.equal(rejected, 2, `Two calls did not reach the service; rejected is ${rejected}. ${why}`);
  });

  it('tells of each change once', TEST, async () => {
    const changes = [];
    const world = setUp({ onStateChange: (from, to) => changes.push(`${from} to ${to}`) });
    const why = 'On-call engineers get these as messages. Doubles cost sleep, and a missing one costs trust.';
    await world.open();
    await world.fail();
    world.time = 500;
    await world.fail();
    world.time = 1_000;
    await world.succeed();
    await world.succeed();
    assert.deepEqual(
      changes,
      ['closed to open', 'open to half-open', 'half-open to open', 'open to half-open', 'half-open to closed'],
      why,
    );
  });

  it('works on when a listener throws', TEST, async () => {
    const world = setUp({
      onStateChange: () => {
        throw new Error('the log is full');
      },
    });
    const why = 'A problem of the monitoring must not become one of the callers.';
    await world.open();
    world.time = 500;
    assert.deepEqual(await world.succeed(), { status: 'fulfilled', value: 'answer' }, why);
    assert.equal(world.breaker.state, 'closed', why);
  });
});
