import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deleteMatching } from '../shared.js';
import { escapeGlob } from '../glob.js';
import { store } from './support/store.js';

const TEST = { timeout: 5_000 };

async function filled(keys) {
  const shared = store();
  for (const key of keys) await shared.set(key, 'value');
  shared.log.length = 0;
  return shared;
}

const numbered = (name, count) => Array.from({ length: count }, (_, id) => `${name}:${id}`);

describe('scan', () => {
  it('deletes what fits, all of it', TEST, async () => {
    const why = 'What is left over is served until it expires.';
    // Five pages, of which those in the middle have no fitting key.
    const shared = await filled([...numbered('user', 12), ...numbered('other', 26), ...numbered('user:x', 12)]);
    await deleteMatching(shared, 'user:*', { count: 10 });
    assert.deepEqual(
      shared.entries.map(({ key }) => key),
      numbered('other', 26),
      `An empty page is not the end: the cursor says when it is. ${why}`,
    );
  });

  it('never stops the store', TEST, async () => {
    const why = 'The store does one thing at a time. While it looks at ten million keys, every service waits.';
    const shared = await filled(numbered('user', 50));
    await deleteMatching(shared, 'user:*', { count: 10 });
    assert.ok(!shared.log.includes('keys'), `KEYS was called. ${why}`);
    assert.equal(
      shared.log.filter((command) => command === 'scan').length,
      5,
      `50 keys, 10 at a time, are 5 SCANs. The commands were: ${shared.log.join(' ')}. ${why}`,
    );
  });

  it('says how many it deleted', TEST, async () => {
    const why = 'The figure goes into a log, and somebody relies on it. SCAN may give a key twice.';
    const shared = await filled([...numbered('user', 25), ...numbered('other', 25)]);
    assert.equal(await deleteMatching(shared, 'user:*', { count: 10 }), 25, why);
    assert.equal(await deleteMatching(shared, 'user:*', { count: 10 }), 0, why);
  });

  it('works with names from outside', TEST, async () => {
    const why = 'The store reads patterns its own way. [ab] is one of two characters there.';
    const shared = await filled(['user:[ab]:1', 'user:a:1', 'user:*:1', 'user:b:1']);
    await deleteMatching(shared, `user:${escapeGlob('[ab]')}:*`);
    await deleteMatching(shared, `user:${escapeGlob('*')}:*`);
    assert.deepEqual(
      shared.entries.map(({ key }) => key),
      ['user:a:1', 'user:b:1'],
      why,
    );
  });
});
