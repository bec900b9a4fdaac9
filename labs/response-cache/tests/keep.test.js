import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { lifetimeOf } from '../cache.js';
import { good } from './support/site.js';

const lifetime = (cacheControl, more = {}) => lifetimeOf(good('ok', { 'cache-control': cacheControl, ...more }));

describe('keep', () => {
  it('keeps only good answers', () => {
    const why = 'A database is away for a second, and its error page is served for a minute.';
    for (const status of [500, 503, 404, 401, 302, 206])
      assert.equal(lifetimeOf({ ...good(), status }), 0, `Status ${status}. ${why}`);
    assert.equal(lifetimeOf(good()), 60_000, 'A 200 with max-age=60 is good for 60,000 ms.');
  });

  it('keeps only what says for how long', () => {
    const why = 'A cache that guesses keeps what its author never meant to be kept.';
    assert.equal(lifetimeOf({ status: 200, headers: {}, body: '' }), 0, `Nothing is said. ${why}`);
    for (const text of [
      'public',
      'max-age',
      'max-age=soon',
      'max-age=-5',
      'max-age=',
      'max-age=60s',
      'max-age=1.5',
      'x-max-age=60',
    ])
      assert.equal(lifetime(text), 0, `cache-control: ${text}. ${why}`);
    assert.equal(
      lifetime('Public,MAX-AGE=30'),
      30_000,
      'Directives may be in capitals, and a space after the comma is not required.',
    );
  });

  it('prefers s-maxage', () => {
    const why = 's-maxage is said to shared caches, and this is one. max-age is for browsers.';
    assert.equal(lifetime('max-age=60, s-maxage=5'), 5_000, why);
    assert.equal(lifetime('s-maxage=600, max-age=0'), 600_000, why);
  });

  it('takes zero for a time', () => {
    const why = 'Zero seconds is how an author says: ask me each time.';
    assert.equal(lifetime('max-age=0'), 0, why);
    assert.equal(lifetime('s-maxage=0, max-age=60'), 0, `Browsers may keep it, shared caches may not. ${why}`);
  });

  it('obeys a ban', () => {
    const why = 'The author says that this is not for everybody.';
    for (const ban of ['no-store', 'private', 'no-cache', 'NO-STORE', 'private="x-user"', 'no-cache="set-cookie"'])
      for (const text of [`${ban}, max-age=60`, `max-age=60, ${ban}`, `s-maxage=60, ${ban}`])
        assert.equal(lifetime(text), 0, `cache-control: ${text}. ${why}`);
  });

  it('keeps nothing that depends on everything', () => {
    const why = 'vary: * says that no other request may have this answer.';
    assert.equal(lifetime('max-age=60', { vary: '*' }), 0, why);
    assert.equal(lifetime('max-age=60', { vary: 'accept, *' }), 0, why);
    assert.equal(
      lifetime('max-age=60', { vary: 'accept' }),
      60_000,
      'What depends on a header that is named may be kept.',
    );
  });

  it('keeps no cookies', () => {
    const why = 'A cookie that is served to all signs all of them in as one.';
    assert.equal(lifetime('public, max-age=60', { 'set-cookie': 'session=abc' }), 0, why);
  });
});
