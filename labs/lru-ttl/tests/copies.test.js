import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Cache } from '../cache.js';

const why =
  'One handler adds a field for its own answer, and every later request gets it too. Nothing fails, and the data are wrong.';

describe('copies', () => {
  it('is not edited by who stored', () => {
    const cache = new Cache({ max: 10, copy: true });
    const user = { name: 'Ada', roles: ['reader'] };
    cache.set('user', user);
    user.roles.push('admin');
    assert.deepEqual(
      cache.get('user'),
      { name: 'Ada', roles: ['reader'] },
      `The object was changed after it was stored. ${why}`,
    );
  });

  it('is not edited by who reads', () => {
    const cache = new Cache({ max: 10, copy: true });
    cache.set('user', { name: 'Ada', roles: ['reader'] });
    cache.get('user').roles.push('admin');
    assert.deepEqual(
      cache.get('user'),
      { name: 'Ada', roles: ['reader'] },
      `The object was changed by one who had read it. ${why}`,
    );
  });

  it('copies what JSON would lose', () => {
    const cache = new Cache({ max: 10, copy: true });
    const since = new Date(0);
    cache.set('user', { since, rights: new Map([['read', true]]) });
    assert.deepEqual(
      cache.get('user'),
      { since, rights: new Map([['read', true]]) },
      'The object that came back is not like the one that was stored. A date must come back as a date, and a Map as a Map.',
    );
  });

  it('copies only when asked to', () => {
    const cache = new Cache({ max: 10 });
    const connection = { query() {} };
    cache.set('connection', connection);
    assert.equal(
      cache.get('connection'),
      connection,
      'Without the option the very object comes back: some values cannot be copied, and copies cost time.',
    );
  });
});
