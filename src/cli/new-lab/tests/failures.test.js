import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createLookup } from '../lookup.js';

describe('failures', () => {
  it('tells everybody who waited', async () => {
    const lookup = createLookup(async () => {
      throw new Error('connection lost');
    });
    const outcomes = await Promise.allSettled([lookup('a'), lookup('a')]);

    assert.deepEqual(
      outcomes.map(({ status, reason }) => [status, reason?.message]),
      Array.from({ length: 2 }, () => ['rejected', 'connection lost']),
      'A caller who hears nothing of a failure goes on with a wrong answer.',
    );
  });

  it('loads again after a failure', async () => {
    let calls = 0;
    const lookup = createLookup(async () => {
      calls += 1;
      if (calls === 1) throw new Error('connection lost');
      return 'value';
    });
    await lookup('a').catch(() => {});

    assert.equal(
      await lookup('a').catch((error) => `still rejects: ${error.message}`),
      'value',
      'An outage must be over when it is over.',
    );
  });
});
