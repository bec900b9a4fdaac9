import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { strongTag, weakTag } from '../conditional.js';

const VERSIONS = ['7', '', 'a b', 'a+b', 'a%20b', 'a,b', 'a"b', 'ab', '5 €', 'a\r\nset-cookie: x=1'];

describe('tag', () => {
  it('has one strong tag for each content', () => {
    const why = 'Two contents with one tag: the browser shows the old price, and asking again does not help.';
    assert.match(strongTag('a'), /^"[\x21\x23-\x7e]*"$/, 'A strong tag is "…" with nothing before the quotes.');
    const tags = new Set(Array.from({ length: 2_000 }, (_, price) => strongTag(`price: ${1_000 + price}`)));
    assert.equal(tags.size, 2_000, `2,000 contents of the same length need 2,000 tags. ${why}`);
    assert.equal(
      strongTag('für 5 €'),
      strongTag(Buffer.from('für 5 €')),
      'A text and its bytes in UTF-8 are the same content.',
    );
  });

  it('says the same in every process', async () => {
    const why =
      'Behind a load balancer the next request meets another instance: no tag ever matches, and each deploy empties every cache.';
    const other = await import('../conditional.js?another-process');
    assert.equal(other.strongTag('a'), strongTag('a'), why);
    assert.equal(other.weakTag('7'), weakTag('7'), why);
  });

  it('keeps any version within the quotes', () => {
    const why = 'A quote in a version ends the tag there, and what follows is another tag or none.';
    for (const version of VERSIONS)
      assert.match(weakTag(version), /^W\/"[\x21\x23-\x7e]*"$/, `Version ${JSON.stringify(version)}. ${why}`);
  });

  it('keeps versions apart', () => {
    const tags = new Set(VERSIONS.map((version) => weakTag(version)));
    assert.equal(tags.size, VERSIONS.length, 'Two versions have the same tag. A change between them is never seen.');
  });
});
