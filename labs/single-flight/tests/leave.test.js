import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { describe, it } from 'node:test';
import { SingleFlight } from '../flight.js';
import { call, loader, outcomes, turns } from './support/loads.js';

describe('leave', () => {
  it('lets one leave and the others wait', async () => {
    const why = 'The first caller closes its browser, and everybody who shares its load gets an error.';
    const flight = new SingleFlight();
    const { load, calls } = loader();
    const controller = new AbortController();
    const leaves = call(flight, 'a', load, { signal: controller.signal });
    const stays = call(flight, 'a', load);
    await turns();
    controller.abort('gone');
    assert.deepEqual(await outcomes([leaves], 'a rejection at once', why), ['gone'], why);
    assert.equal(calls[0].signal?.aborted, false, `One still waits; the load must go on. ${why}`);
    calls[0].resolve('value');
    assert.deepEqual(await outcomes([stays], 'an answer', why), ['value'], why);
  });

  it('stops the load when all have left', async () => {
    const why = 'A load for nobody takes a connection from somebody.';
    const flight = new SingleFlight();
    const { load, calls } = loader();
    const controllers = [new AbortController(), new AbortController()];
    const leaving = controllers.map(({ signal }) => call(flight, 'a', load, { signal }));
    await turns();
    controllers[0].abort('one');
    assert.equal(calls[0].signal?.aborted, false, `One of two has left. ${why}`);
    controllers[1].abort('two');
    assert.equal(calls[0].signal.aborted, true, `Both have left, and the load goes on. ${why}`);
    assert.deepEqual(await outcomes(leaving, 'two rejections', why), ['one', 'two'], why);
    call(flight, 'a', load);
    await turns();
    assert.equal(calls.length, 2, 'Who comes after that must not join a load that was stopped.');
    calls[1].resolve();
  });

  it('starts nothing for one who has left already', async () => {
    const why = 'Requests wait in queues. Those whose client is gone must cost nothing.';
    const flight = new SingleFlight();
    const { load, calls } = loader();
    const late = call(flight, 'a', load, { signal: AbortSignal.abort('gone') });
    assert.deepEqual(await outcomes([late], 'a rejection', why), ['gone'], why);
    assert.equal(calls.length, 0, `A load was started. ${why}`);
  });

  it('joins nothing for one who has left already', async () => {
    const why = 'Whoever is counted and never leaves keeps the load going for nobody.';
    const flight = new SingleFlight();
    const { load, calls } = loader();
    const controller = new AbortController();
    const leaves = call(flight, 'a', load, { signal: controller.signal });
    await turns();
    const late = call(flight, 'a', load, { signal: AbortSignal.abort('gone') });
    assert.deepEqual(await outcomes([late], 'a rejection', why), ['gone'], why);
    controller.abort('one');
    assert.deepEqual(await outcomes([leaves], 'a rejection', why), ['one'], why);
    assert.equal(
      calls[0].signal?.aborted,
      true,
      `One waited and has left; the other had left before it came. Yet the load goes on. ${why}`,
    );
    calls[0].reject(calls[0].signal.reason);
    await turns();
  });

  it('takes only its own load along', async () => {
    const why = 'After every change, the last reader of the old answer would end the sharing of the new one.';
    const flight = new SingleFlight();
    const { load, calls } = loader();
    const controller = new AbortController();
    call(flight, 'a', load, { signal: controller.signal });
    await turns();
    flight.forget('a');
    const after = call(flight, 'a', load);
    await turns();
    controller.abort('gone');
    await turns();
    assert.deepEqual(
      calls.map(({ signal }) => signal?.aborted),
      [true, false],
      `All who waited for the load from before forget() have left: it is stopped, and the newer one is not. ${why}`,
    );
    const joins = call(flight, 'a', load);
    await turns();
    assert.equal(calls.length, 2, `The second load is still under way, and a caller started a third. ${why}`);
    calls[1].resolve('new');
    assert.deepEqual(await outcomes([after, joins], 'two answers', why), ['new', 'new'], why);
  });

  it('leaves no listener behind', async () => {
    const why = 'A signal can live as long as the process. Each listener on it keeps its request in memory.';
    const flight = new SingleFlight();
    const { load, calls } = loader();
    const { signal } = new AbortController();
    const waiting = call(flight, 'a', load, { signal });
    await turns();
    calls[0].resolve('value');
    await outcomes([waiting], 'an answer', why);
    await turns();
    assert.equal(
      getEventListeners(signal, 'abort').length,
      0,
      `The load is over, and its caller still listens. ${why}`,
    );
  });

  it('leaves no listener behind after a failure', async () => {
    const why = 'In an outage every load fails, and each would leave its listener on the signal of the process.';
    const flight = new SingleFlight();
    const { load, calls } = loader();
    const { signal } = new AbortController();
    const waiting = call(flight, 'a', load, { signal });
    await turns();
    const failure = new Error('timeout');
    calls[0].reject(failure);
    assert.deepEqual(await outcomes([waiting], 'a rejection', why), [failure], why);
    await turns();
    assert.equal(
      getEventListeners(signal, 'abort').length,
      0,
      `The load has failed, and its caller still listens. ${why}`,
    );
  });
});
