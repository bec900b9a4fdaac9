import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { keyOf } from '../cache.js';
import { get } from './support/site.js';

const same = (a, b, why) => assert.equal(keyOf(get(a)), keyOf(get(b)), `${a} and ${b} ask for the same. ${why}`);
const differ = (a, b, why) => assert.notEqual(keyOf(get(a)), keyOf(get(b)), `${a} and ${b} are two requests. ${why}`);

describe('key', () => {
  it('does not depend on how a query is written', () => {
    const why = 'Each spelling is loaded and kept on its own: a low hit ratio, and memory full of copies.';
    same('/search?q=tea&page=2', '/search?page=2&q=tea', why);
    same('/search?q=green%20tea', '/search?q=green+tea', why);
    same('/search?q=%74ea', '/search?q=tea', why);
    same('/search?', '/search', why);
  });

  it('keeps different queries apart', () => {
    const why = 'Who gets the answer to another question trusts it.';
    differ('/search?q=tea', '/search?q=coffee', why);
    differ('/search?q=tea', '/search?q=Tea', why);
    differ('/search?q=tea', '/search', why);
    differ('/search?q=', '/search', why);
    differ('/search?tag=a&tag=b', '/search?tag=a', why);
    differ('/search?tag=a&tag=b', '/search?tag=b', why);
    differ('/search?tag=a&tag=b', '/search?tag=b&tag=a', why);
    differ('/search?q=1', '/search?q=01', why);
  });

  it('cannot be forged', () => {
    const why = 'Values come from strangers. Two queries that become one text let them decide what others see.';
    differ('/search?a=1&b=2', '/search?a=1%26b%3D2', why);
    differ('/search?a=1&b=2', '/search?a=1%2Cb%2C2', why);
    differ('/search?q=a', '/search%3Fq=a', why);
    differ('/search?a=%22%2C%22b', '/search?a=&b=', why);
  });

  it('takes the path as it is', () => {
    const why = 'Your router sees these paths as different, so the cache must, too.';
    differ('/a', '/A', why);
    differ('/a', '/a/', why);
    differ('//a/b', '/b', why);
    differ('/a/../b', '/b', why);
    differ('/a%2Fb', '/a/b', why);
  });

  it('knows the method', () => {
    assert.notEqual(
      keyOf(get('/')),
      keyOf(get('/', {}, 'HEAD')),
      'The answer to a HEAD has no body. Who comes by GET needs one.',
    );
  });

  it('knows the host', () => {
    assert.notEqual(
      keyOf(get('/', { host: 'a.test' })),
      keyOf(get('/', { host: 'b.test' })),
      'One process serves two sites, and both have a "/".',
    );
  });

  it('ignores what is for statistics', () => {
    const why = 'Every newsletter has links of its own. Without this each of its readers is a miss.';
    const key = (url) => keyOf(get(url), { ignore: ['utm_source', 'fbclid'] });
    assert.equal(key('/tea?utm_source=mail&page=2&fbclid=1&fbclid=2'), key('/tea?page=2'), why);
    assert.notEqual(keyOf(get('/tea?ref=a')), keyOf(get('/tea')), 'Only what is named is ignored.');
  });
});
