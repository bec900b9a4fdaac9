import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TEST, assertTurnedAway, setUp } from './support/service.js';

describe('half-open', () => {
  it('closes when the probe succeeds', TEST, async () => {
    const world = setUp();
    const why = 'The service is back, and nobody may have to restart anything for it.';
    await world.open();
    world.time = 500;
    assert.equal(
      world.breaker.state,
      'open',
      'openMs is over, and no call has come since. The state changes when one comes.',
    );
    assert.equal((await world.succeed()).value, 'answer', `The first call after openMs goes through. ${why}`);
    assert.equal(world.breaker.state, 'closed', why);
    assert.equal((await world.succeed()).value, 'answer', why);
  });

  it('starts with a clean sheet', TEST, async () => {
    const world = setUp({ windowMs: 10_000 });
    const why =
      'The old failures are still in the window. If they count, the first small mishap opens the circuit again.';
    await world.open();
    world.time = 500;
    await world.succeed();
    for (let call = 0; call < 3; call++) await world.fail();
    assert.equal(world.breaker.state, 'closed', `Three failures since it closed, with minimumCalls: 4. ${why}`);
  });

  it('opens again when the probe fails', TEST, async () => {
    const world = setUp();
    const why = 'One failure is enough here: nobody expected anything else.';
    await world.open();
    world.time = 600;
    await world.fail();
    assert.equal(world.breaker.state, 'open', why);
    world.time = 1_099;
    assertTurnedAway(await world.succeed(), 'It is open for another openMs from the time at which the probe failed.');
    world.time = 1_100;
    assert.equal((await world.succeed()).status, 'fulfilled', 'After another openMs, the next probe is due.');
  });

  it('does not count what began before the outage', TEST, async () => {
    const world = setUp();
    const why =
      'It is closed again, and yet not the same state: these failures are of the outage that is over, and would begin it anew.';
    for (let call = 0; call < 4; call++) await world.hold();
    await world.open();
    world.time = 500;
    await world.succeed();
    assert.equal(world.breaker.state, 'closed', 'The probe succeeded.');
    for (let call = 0; call < 4; call++) await world.release('fail');
    assert.equal(
      world.breaker.state,
      'closed',
      `Four calls from before the circuit opened have failed after it closed. ${why}`,
    );
  });

  it('sends a single probe', TEST, async () => {
    const world = setUp();
    const why =
      'Whatever waited for the end of openMs comes in the same moment. A service that has just come up would go down under it.';
    await world.open();
    world.time = 500;
    await world.hold();
    assert.equal(world.breaker.state, 'half-open', 'While the probe is under way the state is half-open.');
    for (let call = 0; call < 5; call++) {
      assert.equal(
        assertTurnedAway(await world.succeed(), why).retryAfterMs,
        0,
        'While a probe is under way, retryAfterMs is 0.',
      );
    }
    assert.equal(world.calls, 1, `${world.calls} calls reached the service while it was tried. ${why}`);
    await world.release('succeed');
    assert.equal(world.breaker.state, 'closed', 'The probe succeeded.');
  });

  it('does not wait for ever for a probe', TEST, async () => {
    const world = setUp();
    const why = 'A probe that is stuck, with nobody to send another, is a circuit that stays open for good.';
    await world.open();
    world.time = 500;
    await world.hold();
    world.time = 999;
    assertTurnedAway(await world.succeed(), 'The probe has been under way for 499 ms, less than openMs: 500.');
    world.time = 1_000;
    assert.equal(
      (await world.succeed()).status,
      'fulfilled',
      `The probe has been under way for openMs; the next call takes its place. ${why}`,
    );
    assert.equal(world.breaker.state, 'closed', `The second probe succeeded. ${why}`);
  });

  it('does not listen to a probe that was replaced', TEST, async () => {
    const world = setUp();
    const why = 'What the first probe says was true a minute ago. The second one is there to tell what is true now.';
    await world.open();
    world.time = 500;
    await world.hold();
    world.time = 1_000;
    await world.hold();
    assert.equal(world.calls, 2, 'The second probe must reach the service.');
    await world.release('fail');
    assert.equal(world.breaker.state, 'half-open', `The first probe was replaced and has failed since. ${why}`);
    await world.release('succeed');
    assert.equal(world.breaker.state, 'closed', `The second probe succeeded. ${why}`);
  });
});
