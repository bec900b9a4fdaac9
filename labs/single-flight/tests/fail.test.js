import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SingleFlight } from '../flight.js';
import { call, loader, outcomes, turns } from './support/loads.js';

describe('fail', () => {
  it('tells all who wait, and nobody after them', async () => {
    const why = 'A failure that stays is an outage that goes on when the database is back.';
    const flight = new SingleFlight();
    const { load, calls } = loader();
    const failure = new Error('timeout');
    const waiting = [call(flight, 'a', load), call(flight, 'a', load)];
    await turns();
    calls[0].reject(failure);
    assert.deepEqual(await outcomes(waiting, 'two rejections', why), [failure, failure], why);
    const next = call(flight, 'a', load);
    await turns();
    assert.equal(calls.length, 2, `After a failure the next caller must load again. ${why}`);
    calls[1].resolve('back');
    assert.deepEqual(await outcomes([next], 'an answer', why), ['back'], why);
  });

  it('lets a handler of the failure try again', async () => {
    const why = 'A retry that joins the failed load is no retry: it fails at once, as often as it is told to.';
    const flight = new SingleFlight();
    const { load, calls } = loader();
    const again = call(flight, 'a', load).catch(() => call(flight, 'a', load));
    await turns();
    calls[0].reject(new Error('timeout'));
    await turns();
    assert.equal(calls.length, 2, `The handler of the rejection asked again, and no load was started. ${why}`);
    calls[1].resolve('back');
    assert.deepEqual(await outcomes([again], 'an answer', why), ['back'], why);
  });

  it('takes a throw for a rejection', async () => {
    const why =
      'A caller has one place to look for errors. And a key that is stuck in the table is never loaded again.';
    const flight = new SingleFlight();
    const failure = new RangeError('no such key');
    const throwing = () => {
      throw failure;
    };
    let first;
    assert.doesNotThrow(() => (first = call(flight, 'a', throwing)), `run() itself must not throw. ${why}`);
    assert.deepEqual(await outcomes([first], 'a rejection', why), [failure], why);
    const second = call(flight, 'a', () => 'fine');
    assert.deepEqual(
      await outcomes([second], 'an answer', why),
      ['fine'],
      `A plain value is an answer, and the failure is forgotten. ${why}`,
    );
  });
});
