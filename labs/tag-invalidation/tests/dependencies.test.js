import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TagCache } from '../tag-cache.js';

function chain(length) {
  const cache = new TagCache();
  for (let id = 0; id < length; id++) {
    cache.set(`/${id}`, id, { tags: [`tag:${id}`] });
    if (id > 0) cache.declare(`tag:${id}`, [`tag:${id - 1}`]);
  }
  return cache;
}

describe('dependencies', () => {
  it('follows them to the end', () => {
    const why = 'A supplier changes, so its products do, so the pages with the products do.';
    const cache = chain(4);
    assert.equal(cache.invalidate('tag:1'), 3, why);
    assert.deepEqual(
      [0, 1, 2, 3].map((id) => cache.get(`/${id}`)),
      [0, undefined, undefined, undefined],
      `What tag:1 depends on has not changed, what depends on it has. ${why}`,
    );
  });

  it('follows names that no entry carries', () => {
    const why = 'A warehouse is on no page, but what is on the pages comes from there.';
    const cache = new TagCache();
    cache.set('/7', 'page', { tags: ['product:7'] });
    cache.declare('stock', ['warehouse']);
    cache.declare('product:7', ['stock']);
    assert.equal(cache.invalidate('warehouse'), 1, why);
  });

  it('counts each entry once', () => {
    const why = 'The figure goes into a log. An entry that shows two of the products is still one entry.';
    const cache = new TagCache();
    cache.set('/both', 1, { tags: ['product:1', 'product:2'] });
    cache.set('/2', 1, { tags: ['product:2'] });
    cache.declare('product:2', ['product:1']);
    assert.equal(cache.invalidate('product:1'), 2, why);
  });

  it('ends in a cycle', () => {
    const why = 'Two products recommend each other. One change must not end in "Maximum call stack size exceeded".';
    const cache = new TagCache();
    for (const id of [1, 2, 3]) cache.set(`/${id}`, id, { tags: [`product:${id}`] });
    cache.declare('product:1', ['product:2']);
    cache.declare('product:2', ['product:1', 'product:2']);
    let removed;
    assert.doesNotThrow(() => (removed = cache.invalidate('product:1')), why);
    assert.equal(removed, 2, `Both pages show the other product. ${why}`);
    assert.equal(cache.get('/3'), 3, 'Product 3 is in no cycle.');
  });

  it('bears a long chain', () => {
    const why = 'Each step that is a call of its own takes room on the stack, and the stack is small.';
    const cache = new TagCache();
    for (let id = 1; id <= 50_000; id++) cache.declare(`tag:${id}`, [`tag:${id - 1}`]);
    cache.set('/last', 'page', { tags: ['tag:50000'] });
    let removed;
    assert.doesNotThrow(() => (removed = cache.invalidate('tag:0')), why);
    assert.equal(removed, 1, why);
  });

  it('forgets what was said before', () => {
    const why = 'The product has moved to another category. It must not be loaded again whenever the old one changes.';
    const cache = new TagCache();
    for (let id = 0; id < 100; id++) cache.declare('product:7', [`category:${id}`]);
    assert.equal(cache.stats.edges, 1, `What was declared last counts, and it is one dependency. ${why}`);
    cache.set('/7', 'page', { tags: ['product:7'] });
    assert.equal(cache.invalidate('category:0'), 0, why);
    assert.equal(cache.invalidate('category:99'), 1, 'What was declared last counts.');
    cache.declare('product:7', []);
    assert.equal(cache.stats.edges, 0, 'An empty list takes it back.');
  });

  it('keeps what was said', () => {
    const why = 'The page is made again after the change, of the same things. The next change concerns it as well.';
    const cache = new TagCache();
    cache.declare('product:7', ['category:3']);
    for (const round of [1, 2]) {
      cache.set('/7', round, { tags: ['product:7'] });
      assert.equal(cache.invalidate('category:3'), 1, `Change number ${round}. ${why}`);
    }
  });
});
