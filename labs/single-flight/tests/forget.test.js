import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SingleFlight } from '../flight.js';
import { call, loader, outcomes, turns } from './support/loads.js';

describe('forget', () => {
  it('starts anew after the data have changed', async () => {
    const why =
      'Somebody saves, reads at once, and gets what was true before the save: the load had started too early.';
    const flight = new SingleFlight();
    const { load, calls } = loader();
    const before = call(flight, 'a', load);
    await turns();
    flight.forget('a');
    const after = call(flight, 'a', load);
    await turns();
    assert.equal(calls.length, 2, `A caller that came after forget() joined the load from before. ${why}`);
    calls[0].resolve('old');
    calls[1].resolve('new');
    assert.deepEqual(await outcomes([before, after], 'two answers', why), ['old', 'new'], why);
  });

  it('does not lose the new load when the old one ends', async () => {
    const why =
      'The old load cleans up after itself, and takes the entry of the new one along: the stampede is back, on every change.';
    const flight = new SingleFlight();
    const { load, calls } = loader();
    call(flight, 'a', load);
    await turns();
    flight.forget('a');
    const after = call(flight, 'a', load);
    await turns();
    calls[0].resolve('old');
    await turns();
    const joins = call(flight, 'a', load);
    await turns();
    assert.equal(calls.length, 2, `The second load is still under way, and a caller started a third. ${why}`);
    calls[1].resolve('new');
    assert.deepEqual(await outcomes([after, joins], 'two answers', why), ['new', 'new'], why);
  });
});
