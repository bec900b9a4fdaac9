/** A service whose calls end as the test says, a clock that only the test moves, and a breaker between them. */
import assert from 'node:assert/strict';
import { CircuitBreaker } from '../../breaker.js';

/** For `it`: the last net under a test. */
export const TEST = { timeout: 5_000 };

const TURNS = 6;

/** Lets everything happen that is ready to. */
export async function turns() {
  for (let turn = 0; turn < TURNS; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** What the service throws when it is down. */
export const DOWN = new Error('the service is down');

/**
 * A breaker with small round numbers: it opens at 4 outcomes of which half are failures, counts for 1,000 ms and stays open for 500 ms.
 * `options` replace any of that.
 */
export function setUp(options = {}) {
  const held = [];
  const world = {
    time: 0,
    /** Calls that reached the service. */
    calls: 0,
    given: [],
    breaker: new CircuitBreaker(service, {
      failureRate: 0.5,
      minimumCalls: 4,
      windowMs: 1_000,
      openMs: 500,
      now: () => world.time,
      ...options,
    }),
    /** A call that goes well, fails with DOWN or with another error. `await` gives its outcome. */
    succeed: (...given) => callAs('succeed', given),
    fail: (...given) => callAs('fail', given),
    failWith: (error, ...given) => callAs(error, given),
    /** A call that the test ends later, by `release('succeed')` or `release('fail')`. */
    hold: (...given) => callAs('hold', given),
    async release(how, index = 0) {
      assert.ok(held[index], 'Expected a call at the service that has not ended.');
      const [{ resolve, reject }] = held.splice(index, 1);
      if (how === 'succeed') resolve('late answer');
      else reject(DOWN);
      await turns();
    },
    /** Fails until the circuit is open. */
    async open() {
      for (let call = 0; call < 4; call++) await world.fail();
      assert.equal(world.breaker.state, 'open', 'After four failures, with minimumCalls: 4, the circuit must be open.');
      world.calls = 0;
    },
  };
  let next;

  function service(...given) {
    world.calls += 1;
    world.given = given;
    if (next === 'succeed') return Promise.resolve('answer');
    if (next === 'fail') return Promise.reject(DOWN);
    if (next !== 'hold') throw next;
    const call = Promise.withResolvers();
    held.push(call);
    return call.promise;
  }

  async function callAs(how, given) {
    next = how;
    let promise;
    try {
      promise = world.breaker.call(...given);
    } catch (error) {
      assert.fail(`call() threw ${error}. Every failure must come by the promise.`);
    }
    assert.ok(promise instanceof Promise, `call() must return a promise, got ${typeof promise}.`);
    const outcome = { status: 'pending' };
    promise.then(
      (value) => Object.assign(outcome, { status: 'fulfilled', value }),
      (reason) => Object.assign(outcome, { status: 'rejected', reason }),
    );
    await turns();
    return outcome;
  }

  return world;
}

/** Expects that a call was turned away, and gives the error. */
export function assertTurnedAway(outcome, why) {
  assert.equal(
    outcome.reason?.code,
    'ERR_BREAKER_OPEN',
    `Expected: a rejection at once with a BreakerOpenError. But the call is ${outcome.status}${outcome.reason ? ` with ${outcome.reason}` : ''}. ${why}`,
  );
  return outcome.reason;
}
