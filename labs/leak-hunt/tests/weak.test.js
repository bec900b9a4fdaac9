import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { WeakCache } from '../weak-cache.js';
import { paperHeap } from './support/heap.js';

function setUp() {
  const heap = paperHeap();
  const made = [];
  const cache = new WeakCache((key) => {
    const object = { key, number: made.length };
    made.push(object);
    return object;
  }, heap.engine);
  return { ...heap, cache, made };
}

describe('weak', () => {
  it('shares one object while it is alive', () => {
    const { cache, made } = setUp();
    const [a, again, b] = [cache.get('a'), cache.get('a'), cache.get('b')];
    assert.equal(a, again, 'Everybody who asks for "a" gets the same object while it is alive.');
    assert.notEqual(a, b);
    assert.deepEqual({ made: made.length, size: cache.size }, { made: 2, size: 2 });
  });

  it('does not keep an object alive', () => {
    const { cache, collect } = setUp();
    const first = cache.get('a');
    collect(first);
    const second = cache.get('a');
    assert.notEqual(
      second,
      first,
      'Nobody but the cache knew the object, so the collector takes it. The cache gave it out all the same: it, or what it registered, holds on strongly.',
    );
    assert.equal(second.key, 'a', 'Without an object there is a new one, also when no callback ever came.');
    assert.equal(cache.get('a'), second, 'The new one is shared from now on.');
  });

  it('forgets the keys of the collected', () => {
    const { cache, collect, finalize } = setUp();
    const objects = ['a', 'b', 'c'].map((key) => cache.get(key));
    collect(objects[0]);
    collect(objects[2]);
    finalize();
    assert.equal(
      cache.size,
      1,
      `Two of three objects were collected and the engine called back; ${cache.size} entries are left. An empty WeakRef and its key are small, but one for each user who ever came is not.`,
    );
  });

  it('does not take the successor for the dead', () => {
    const { cache, collect, finalize, made } = setUp();
    collect(cache.get('a'));
    const successor = cache.get('a');
    finalize();
    assert.equal(
      cache.get('a'),
      successor,
      'The callback for the first object came after the second one was made, and took its entry along. Now two objects for "a" are in use, and each half of the callers sees its own.',
    );
    assert.deepEqual(
      { made: made.length, size: cache.size },
      { made: 2, size: 1 },
      'Two objects were made for "a", one after the other, and one entry is left: that of the second.',
    );
    collect(successor);
    finalize();
    assert.equal(cache.size, 0, 'The successor has a callback of its own.');
  });
});
