import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bodies, get, good, site } from './support/site.js';

const language = (request) => good(request.headers['accept-language'] ?? 'any', { vary: 'Accept-Language' });
const de = { 'accept-language': 'de' };
const en = { 'accept-language': 'en' };

describe('vary', () => {
  it('keeps an answer for each value', async () => {
    const why = 'One address, two languages: who comes second gets the language of the first.';
    const { cache, asked } = site(language);
    assert.deepEqual(
      await bodies(cache, [get('/', de), get('/', en), get('/'), get('/', de), get('/', en), get('/')]),
      ['de', 'en', 'any', 'de', 'en', 'any'],
      `vary: Accept-Language. ${why}`,
    );
    assert.equal(asked.length, 3, 'Three values, three loads: without the header is a value, too.');
  });

  it('looks at no other headers', async () => {
    const why = 'Hardly two browsers send the same headers. If all of them counted, nothing would ever be found.';
    const { cache, asked } = site(language);
    await bodies(cache, [get('/', { ...de, 'user-agent': 'a' }), get('/', { ...de, 'user-agent': 'b' })]);
    assert.equal(asked.length, 1, why);
  });

  it('takes all headers that are named', async () => {
    const { cache } = site(({ headers }) =>
      good(`${headers['accept-language']} ${headers['x-currency']}`, { vary: 'accept-language,  X-Currency' }),
    );
    const of = (language, currency) => get('/', { 'accept-language': language, 'x-currency': currency });
    assert.deepEqual(
      await bodies(cache, [of('de', 'EUR'), of('de', 'CHF'), of('fr', 'CHF'), of('de', 'CHF')]),
      ['de EUR', 'de CHF', 'fr CHF', 'de CHF'],
      'A page in German with prices in francs is a fourth page.',
    );
  });

  it('cannot be forged', async () => {
    const why =
      'Strangers write these headers. Values that run together let them put their page in the place of another.';
    const { cache } = site(({ headers }) => good(`[${headers['x-a']}] [${headers['x-b']}]`, { vary: 'x-a, x-b' }));
    const of = (a, b) => get('/', { 'x-a': a, 'x-b': b });
    for (const mark of [',', ';', '|', ' ', '","', '\n'])
      assert.deepEqual(
        await bodies(cache, [of(`1${mark}2`, '3'), of('1', `2${mark}3`)]),
        [`[1${mark}2] [3]`, `[1] [2${mark}3]`],
        why,
      );
  });

  it('counts variants, too', async () => {
    const why = 'vary: User-Agent has thousands of values. A bound that counts addresses is none.';
    const { cache } = site(language, { max: 3 });
    for (let id = 0; id < 50; id++) await cache.handle(get('/', { 'accept-language': `x-${id}` }));
    assert.equal(cache.size, 3, `50 variants, and max is 3. ${why}`);
    for (let id = 0; id < 50; id++) await cache.handle(get(`/${id}`, de));
    assert.equal(cache.size, 3, '50 more addresses, and max is 3.');
  });

  it('lets the oldest go first', async () => {
    const { cache, asked } = site(language, { max: 2 });
    await bodies(cache, [get('/a', de), get('/b', de), get('/c', de), get('/c', de), get('/b', de)]);
    assert.deepEqual(
      asked.map(({ url }) => url),
      ['/a', '/b', '/c'],
      'Room is for two. /a was stored first; /b and /c are still there.',
    );
  });

  it('puts what was stored anew behind the others', async () => {
    const { cache, asked, pass } = site(language, { max: 2 });
    await cache.handle(get('/a', de));
    pass(30_000);
    await cache.handle(get('/b', de));
    pass(30_000);
    await bodies(cache, [get('/a', de), get('/c', de), get('/a', de)]);
    assert.deepEqual(
      asked.map(({ url }) => url),
      ['/a', '/b', '/a', '/c'],
      '/a was over after 60 seconds and was stored again, after /b. So /b was stored first and makes room for /c.',
    );
  });

  it('keeps one answer where two have loaded', async () => {
    const why = 'Two readers miss at the same time. The room is for different answers, not for the same one twice.';
    const { cache } = site(language);
    await Promise.all([cache.handle(get('/', de)), cache.handle(get('/', de)), cache.handle(get('/', en))]);
    assert.equal(cache.size, 2, why);
  });
});
