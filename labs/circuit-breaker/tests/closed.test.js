import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DOWN, TEST, setUp } from './support/service.js';

describe('closed', () => {
  it('passes calls and their outcomes on', TEST, async () => {
    const world = setUp();
    const why = 'While all is well, nobody must notice that a breaker is there.';
    const good = await world.succeed('order', 7);
    const bad = await world.fail();
    const failure = new TypeError('thrown, not rejected');
    const thrown = await world.failWith(failure);
    assert.deepEqual(good, { status: 'fulfilled', value: 'answer' }, why);
    assert.equal(bad.reason, DOWN, why);
    assert.equal(thrown.reason, failure, why);
    await world.succeed('order', 8);
    assert.deepEqual(world.given, ['order', 8], 'fn gets the arguments of call().');
  });

  it('opens when too many fail', TEST, async () => {
    const world = setUp();
    const why = 'Callers wait for a service that will not answer, and the service gets no rest to come back.';
    await world.succeed();
    await world.succeed();
    await world.fail();
    assert.equal(world.breaker.state, 'closed', 'One of three outcomes is a failure, fewer than half.');
    await world.fail();
    assert.equal(world.breaker.state, 'open', `Two of four outcomes are failures: that is failureRate: 0.5. ${why}`);
  });

  it('counts successes, too', TEST, async () => {
    const world = setUp();
    const why = 'One percent of failures is every day. A breaker that opens on it is an outage of its own.';
    for (let round = 0; round < 20; round++) {
      for (const outcome of ['succeed', 'succeed', 'fail']) await world[outcome]();
    }
    assert.equal(world.breaker.state, 'closed', `One in three calls failed, with failureRate: 0.5. ${why}`);
  });

  it('waits for enough outcomes', TEST, async () => {
    const world = setUp();
    const why = 'At night there are three calls a minute. One that fails is no outage.';
    for (let call = 0; call < 3; call++) await world.fail();
    assert.equal(world.breaker.state, 'closed', `Three failures are fewer than minimumCalls: 4. ${why}`);
  });

  it('opens on a failure, not on a success', TEST, async () => {
    const world = setUp();
    const why =
      'A service that has just answered is not the one to be cut off. Look at the figures when something fails.';
    for (let call = 0; call < 3; call++) await world.fail();
    await world.succeed();
    assert.equal(world.breaker.state, 'closed', `Three failures, and the fourth outcome is a success. ${why}`);
    await world.fail();
    assert.equal(
      world.breaker.state,
      'open',
      `Now four of five outcomes are failures, and the last one is, too. ${why}`,
    );
  });

  it('forgets what is older than the window', TEST, async () => {
    const world = setUp();
    const why = 'Failures of last week say nothing of today.';
    for (let call = 0; call < 3; call++) await world.fail();
    world.time = 1_001;
    for (let call = 0; call < 3; call++) await world.fail();
    assert.equal(
      world.breaker.state,
      'closed',
      `Three failures count, the others are older than windowMs: 1000. ${why}`,
    );
  });

  it('slides the window, and does not empty it', TEST, async () => {
    const world = setUp();
    const why =
      'A count that starts again every windowMs is blind at each border: half of the failures fall on either side.';
    world.time = 900;
    for (let call = 0; call < 2; call++) await world.fail();
    world.time = 1_100;
    for (let call = 0; call < 2; call++) await world.fail();
    assert.equal(world.breaker.state, 'open', `Four failures within 200 ms count, whatever the clock says. ${why}`);
  });
});
