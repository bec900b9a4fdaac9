import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TagCache } from '../tag-cache.js';
import { filled, present } from './support/pages.js';

describe('tags', () => {
  it('removes what carries the tag', () => {
    const why = 'A product is on its page, in its category and on the front page. Each of them shows the old price.';
    const cache = filled();
    assert.equal(cache.invalidate('product:7'), 3, `Three entries carry product:7. ${why}`);
    assert.deepEqual(present(cache), ['/products/8', '/about'], why);
    assert.equal(cache.invalidate('product:7'), 0, 'They are gone; there is nothing to remove a second time.');
  });

  it('takes tags for names, not for keys', () => {
    const why = 'A tag says what an entry was made of. Which keys begin alike has nothing to do with it.';
    const cache = new TagCache();
    cache.set('category:3', 'the name of the category', { tags: ['names'] });
    cache.set('category:3:page', 'a page', { tags: ['names'] });
    cache.set('/list', 'products of the category', { tags: ['category:3'] });
    assert.equal(cache.invalidate('category:3'), 1, why);
    assert.deepEqual(
      ['category:3', 'category:3:page', '/list'].map((key) => cache.get(key)),
      ['the name of the category', 'a page', undefined],
      why,
    );
    cache.set('/a', 1, { tags: ['category:30'] });
    cache.set('/b', 1, { tags: ['category:*'] });
    assert.equal(cache.invalidate('category:*'), 1, `A tag is a name, and this name is "category:*". ${why}`);
    assert.equal(cache.get('/a'), 1, why);
  });

  it('forgets the tags of an earlier value', () => {
    const why = 'The front page shows another product now. It must not be loaded again whenever the old one changes.';
    const cache = filled();
    cache.set('/', 'front page', { tags: ['product:8'] });
    assert.equal(cache.invalidate('product:7'), 2, why);
    assert.equal(cache.get('/'), 'front page', why);
    assert.equal(cache.invalidate('product:8'), 2, 'The tags of the new value count.');
  });

  it('keeps no tag that nothing carries', () => {
    const why = 'Tags with an id in them never end. An index that only grows is a leak beside the cache.';
    const cache = new TagCache();
    for (let id = 0; id < 100; id++) cache.set('latest', id, { tags: [`product:${id}`] });
    assert.deepEqual(cache.stats, { entries: 1, tags: 1, edges: 0 }, why);
    cache.set('other', 1, { tags: ['product:99', 'shop'] });
    assert.deepEqual([cache.delete('other'), cache.delete('other')], [true, false]);
    cache.invalidate('product:99');
    assert.deepEqual(cache.stats, { entries: 0, tags: 0, edges: 0 }, why);
  });

  it('reads the list of tags once', () => {
    const why = 'A handler collects tags in one list for many answers. What it adds later belongs to the next one.';
    const cache = new TagCache();
    const tags = ['product:1'];
    cache.set('/1', 1, { tags });
    tags[0] = 'product:2';
    cache.set('/2', 2, { tags });
    tags.length = 0;
    assert.equal(cache.invalidate('product:1'), 1, `/1 was stored with product:1. ${why}`);
    assert.equal(cache.get('/2'), 2, `/2 was stored with product:2. ${why}`);
    cache.delete('/2');
    assert.deepEqual(cache.stats, { entries: 0, tags: 0, edges: 0 }, `No entry is left, so no tag is. ${why}`);
  });
});
