// doc: https://github.com/isaacs/node-lru-cache#usage least recently used items go first, with disposal, sizes and fetchMethod
import { LRUCache } from 'lru-cache';

const cache = new LRUCache({ max: 3, dispose: (value, key, reason) => console.log('dispose', key, value, reason) });
cache.set('a', 1).set('b', 2).set('c', 3);
cache.get('a');
cache.set('d', 4);
console.log([...cache.entries()], cache.has('b'), cache.peek('c'), cache.size);
cache.delete('c');
cache.clear();

const sized = new LRUCache({ maxSize: 10, sizeCalculation: (value) => value.length });
sized.set('x', 'four').set('y', 'sixsix').set('z', 'a');
console.log([...sized.keys()], sized.calculatedSize);

let now = 1;
const timed = new LRUCache({ max: 5, ttl: 100, perf: { now: () => now }, ttlResolution: 0 });
timed.set('k', 'v');
now = 50;
console.log(timed.get('k'), timed.getRemainingTTL('k'));
now = 200;
console.log(timed.get('k'));

let loads = 0;
const fetching = new LRUCache({ max: 5, fetchMethod: async (key) => `${key}:${++loads}` });
console.log(await Promise.all([fetching.fetch('q'), fetching.fetch('q'), fetching.fetch('r')]));
