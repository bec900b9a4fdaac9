import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isPersonal } from '../cache.js';
import { bodies, get, good, site } from './support/site.js';

const ada = { cookie: 'theme=dark; session=ada' };
const ben = { cookie: 'session=ben' };
const token = { authorization: 'Bearer ada' };
const whoAmI = ({ headers }) =>
  good(headers.cookie ?? headers.authorization ?? 'nobody', { 'cache-control': 'public, max-age=60' });

describe('personal', () => {
  it('knows who has signed in', () => {
    assert.deepEqual(
      [ada, ben, token, { cookie: 'session=' }].map((headers) => isPersonal(get('/', headers))),
      [true, true, true, true],
      'A session cookie, wherever it stands, or an authorization header.',
    );
    assert.deepEqual(
      [{}, { cookie: 'theme=dark' }, { cookie: 'mysession=1; x=session' }].map((headers) =>
        isPersonal(get('/', headers)),
      ),
      [false, false, false],
      'Nearly everybody has some cookie. If each of them counted, the cache would serve nobody.',
    );
  });

  it('mixes up no readers', async () => {
    const why = 'One address, two readers: the second sees the account of the first.';
    const { cache } = site(whoAmI);
    assert.deepEqual(
      await bodies(cache, [get('/me', ada), get('/me', ben), get('/me', token), get('/me')]),
      ['theme=dark; session=ada', 'session=ben', 'Bearer ada', 'nobody'],
      why,
    );
    assert.equal(cache.size, 1, 'Only the answer to the last one, who has not signed in, may be kept.');
  });

  it('serves them nothing that was kept', async () => {
    const why = 'Who has signed in and gets the page of strangers sees an empty basket and a button to sign in.';
    const { cache } = site(whoAmI);
    assert.deepEqual(await bodies(cache, [get('/me'), get('/me', ben)]), ['nobody', 'session=ben'], why);
  });

  it('lets no cache behind it keep them', async () => {
    const why = 'The CDN in front of you keys by URL as well, and believes the word public.';
    const personal = async (cacheControl) => {
      const headers = cacheControl === undefined ? {} : { 'cache-control': cacheControl };
      const { cache } = site(() => ({ status: 200, headers: { 'content-type': 'text/html', ...headers }, body: '' }));
      return (await cache.handle(get('/me', ada))).headers;
    };
    assert.deepEqual(
      await personal('public, max-age=60'),
      { 'content-type': 'text/html', 'cache-control': 'private, no-cache' },
      why,
    );
    assert.equal(
      (await personal())['cache-control'],
      'private, no-cache',
      `Without the header some caches guess. ${why}`,
    );
    assert.equal((await personal('s-maxage=60'))['cache-control'], 'private, no-cache', why);
    assert.equal(
      (await personal('private, max-age=5'))['cache-control'],
      'private, max-age=5',
      'The author has thought of it already.',
    );
    assert.equal((await personal('No-Store'))['cache-control'], 'No-Store', 'The author has thought of it already.');
    const { cache } = site(whoAmI);
    assert.equal(
      (await cache.handle(get('/me', ada, 'POST'))).headers['cache-control'],
      'private, no-cache',
      'The answer to a POST is as personal, and with a max-age it may be kept, too.',
    );
  });

  it("leaves the handler's answer as it is", async () => {
    const page = good('prices');
    const { cache, asked } = site(() => page);
    await bodies(cache, [get('/', ada), get('/'), get('/')]);
    assert.equal(
      asked.length,
      2,
      'The handler gives the same object each time. What was written into it for one reader counts for all others, and nothing is kept any more.',
    );
  });
});
