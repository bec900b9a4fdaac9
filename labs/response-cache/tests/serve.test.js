import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bodies, get, good, site } from './support/site.js';

const SHARED = 'A middleware adds a cookie to the answer of one reader, and all later readers get it.';
const counting = (_, call) => good(`answer ${call}`);

describe('serve', () => {
  it('asks the handler once', async () => {
    const { cache, asked } = site(counting, { ignore: ['utm_source'] });
    const seen = await bodies(cache, [
      get('/a?x=1&y=2'),
      get('/a?y=2&x=1'),
      get('/a?x=1&y=2&utm_source=mail'),
      get('/b'),
    ]);
    assert.deepEqual(seen, ['answer 1', 'answer 1', 'answer 1', 'answer 2'], 'Three of the four ask for the same.');
    assert.equal(asked.length, 2, 'What is kept needs no handler.');
  });

  it('ends at the very millisecond', async () => {
    const why = 'The author has said for how long an answer may be shown.';
    const { cache, pass } = site(counting);
    await cache.handle(get('/a'));
    pass(59_999);
    assert.deepEqual(await bodies(cache, [get('/a')]), ['answer 1'], `59,999 of 60,000 ms. ${why}`);
    pass(1);
    assert.deepEqual(
      await bodies(cache, [get('/a'), get('/a')]),
      ['answer 2', 'answer 2'],
      `60,000 of 60,000 ms. ${why}`,
    );
  });

  it('says how old an answer is', async () => {
    const why = 'The browser counts max-age from the age. Without it, an answer lives once here and once more there.';
    const { cache, pass } = site(counting);
    const first = await cache.handle(get('/a'));
    assert.equal(first.headers.age, undefined, 'This one comes from the handler.');
    pass(2_999);
    assert.equal((await cache.handle(get('/a'))).headers.age, '2', `Whole seconds, after 2,999 ms. ${why}`);
  });

  it('does not keep a failure', async () => {
    const why = 'The next reader may have more luck.';
    const { cache } = site((_, call) => {
      if (call === 1) throw new Error('database away');
      return call === 2 ? { ...good('sorry'), status: 500 } : good('back');
    });
    await assert.rejects(cache.handle(get('/a')), /database away/, 'The one who asked has to hear of the failure.');
    assert.deepEqual(await bodies(cache, [get('/a'), get('/a'), get('/a')]), ['sorry', 'back', 'back'], why);
  });

  it('answers HEAD, too', async () => {
    const { cache, asked } = site(counting);
    await bodies(cache, [get('/a', {}, 'HEAD'), get('/a', {}, 'HEAD')]);
    assert.equal(asked.length, 1, 'Monitors and link checkers ask by HEAD, all day. The second one needs no handler.');
  });

  it('leaves other methods alone', async () => {
    const why = 'An order that is answered from the cache was never placed.';
    const { cache, asked } = site(counting);
    assert.deepEqual(
      await bodies(cache, [get('/a', {}, 'POST'), get('/a', {}, 'POST')]),
      ['answer 1', 'answer 2'],
      why,
    );
    assert.equal(asked.length, 2, why);
    assert.equal(cache.size, 0, 'Answers to a POST are not kept.');
  });

  it('keeps a copy of its own', async () => {
    const { cache } = site(counting);
    const first = await cache.handle(get('/a'));
    first.headers['set-cookie'] = 'session=of-the-first';
    const second = await cache.handle(get('/a'));
    assert.equal(
      second.headers['set-cookie'],
      undefined,
      `The answer of the handler was changed afterwards. ${SHARED}`,
    );
  });

  it('gives away copies', async () => {
    const { cache } = site(counting);
    await cache.handle(get('/a'));
    const second = await cache.handle(get('/a'));
    second.headers['set-cookie'] = 'session=of-the-second';
    const third = await cache.handle(get('/a'));
    assert.equal(third.headers['set-cookie'], undefined, `An answer from the cache was changed. ${SHARED}`);
  });
});
