import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SingleFlight } from '../flight.js';
import { call, loader, outcomes, turns } from './support/loads.js';

describe('join', () => {
  it('loads once for all who wait', async () => {
    const why =
      'The entry that expires is the popular one. A thousand loads of it at once are what takes a database down.';
    const flight = new SingleFlight();
    const { load, calls } = loader();
    const waiting = Array.from({ length: 100 }, () => call(flight, 'a', load));
    await turns();
    waiting.push(call(flight, 'a', load));
    assert.equal(calls.length, 1, `101 callers at a time, and ${calls.length} loads. ${why}`);
    calls[0].resolve('value');
    assert.deepEqual(await outcomes(waiting, '101 answers', why), Array(101).fill('value'), why);
  });

  it('keeps keys apart', async () => {
    const why = 'Who gets the answer to the question of another sees the data of another.';
    const flight = new SingleFlight();
    const { load, calls } = loader();
    const waiting = ['a', 'b', 1, '1'].map((key) => call(flight, key, load));
    await turns();
    assert.equal(calls.length, 4, `Four keys, four loads. ${why}`);
    calls.forEach((one, index) => one.resolve(index));
    assert.deepEqual(await outcomes(waiting, 'four answers', why), [0, 1, 2, 3], why);
  });

  it('loads again when the load is over', async () => {
    const why = 'It is no cache: what it kept would never get old, and never end.';
    const flight = new SingleFlight();
    const { load, calls } = loader();
    for (const value of [1, 2]) {
      const waiting = call(flight, 'a', load);
      await turns();
      calls.at(-1).resolve(value);
      assert.deepEqual(await outcomes([waiting], 'an answer', why), [value], why);
    }
    await turns();
    assert.deepEqual(
      [calls.length, flight.size],
      [2, 0],
      `Two calls, one after the other, are two loads, and nothing is kept. ${why}`,
    );
  });
});
