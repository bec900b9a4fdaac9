import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DOWN, TEST, setUp } from './support/service.js';

const notFound = Object.assign(new Error('no such product'), { status: 404 });

describe('fallback', () => {
  it('answers while the circuit is open', TEST, async () => {
    const seen = [];
    const world = setUp({
      fallback: (error, ...given) => {
        seen.push([error.code ?? error.message, ...given]);
        return 'from the cache';
      },
    });
    const why = 'An old price is better than an error page.';
    await world.open();
    const outcome = await world.succeed('product', 7);
    assert.deepEqual(outcome, { status: 'fulfilled', value: 'from the cache' }, why);
    assert.deepEqual(
      seen.at(-1),
      ['ERR_BREAKER_OPEN', 'product', 7],
      'fallback gets the error and the arguments of the call.',
    );
    assert.equal(world.calls, 0, 'The call must not reach the service.');
  });

  it('answers while a probe is under way', TEST, async () => {
    const world = setUp({ fallback: () => 'from the cache' });
    const why =
      'A probe is under way, so this call was turned away. fallback must answer it, as while the circuit is open.';
    await world.open();
    world.time = 500;
    await world.hold();
    assert.equal(world.breaker.state, 'half-open', 'While the probe is under way the state is half-open.');
    assert.deepEqual(await world.succeed(), { status: 'fulfilled', value: 'from the cache' }, why);
  });

  it('answers after a failure, which counts all the same', TEST, async () => {
    const world = setUp({ fallback: (error) => `instead of: ${error.message}` });
    const why = 'With a plan B the caller is fine. The service is not, and the circuit has to know.';
    for (let call = 0; call < 4; call++) {
      const outcome = await world.fail();
      assert.equal(outcome.value, `instead of: ${DOWN.message}`, `A failure of the service goes to fallback. ${why}`);
    }
    assert.equal(world.breaker.state, 'open', `Four calls failed. ${why}`);
  });

  it('passes a failure of the plan B on', TEST, async () => {
    const broken = new Error('the cache is down, too');
    const world = setUp({
      fallback: () => {
        throw broken;
      },
    });
    const why = 'A failure that is swallowed here is an undefined answer somewhere else.';
    assert.equal((await world.fail()).reason, broken, why);
    await world.open();
    assert.equal((await world.succeed()).reason, broken, why);
  });

  it('does not count the mistakes of callers', TEST, async () => {
    let asked = 0;
    const world = setUp({ isFailure: (error) => error.status !== 404, fallback: () => (asked += 1) });
    const why = 'A search robot that asks for products which do not exist must not take the shop off the net.';
    for (let call = 0; call < 10; call++) {
      assert.equal((await world.failWith(notFound)).reason, notFound, 'The caller gets the error as it is.');
    }
    assert.equal(world.breaker.state, 'closed', `Ten times 404: the service has answered each time. ${why}`);
    assert.equal(asked, 0, 'A plan B cannot mend a mistake of the caller. fallback must not be asked.');
  });

  it('takes the mistake of a caller for an answer to the probe', TEST, async () => {
    const world = setUp({ isFailure: (error) => error.status !== 404 });
    const why = 'Otherwise the circuit stays open, or is stuck, because of the request that happened to come first.';
    await world.open();
    world.time = 500;
    await world.failWith(notFound);
    assert.equal(world.breaker.state, 'closed', `The probe got a 404, so the service is there. ${why}`);
  });
});
