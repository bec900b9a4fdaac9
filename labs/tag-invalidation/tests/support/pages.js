import { TagCache } from '../../tag-cache.js';

const PAGES = [
  ['/', ['product:7', 'news']],
  ['/products/7', ['product:7']],
  ['/products/8', ['product:8']],
  ['/categories/3', ['product:7', 'product:8', 'category:3']],
  ['/about', []],
];

/** A cache of five pages. */
export function filled() {
  const cache = new TagCache();
  for (const [key, tags] of PAGES) cache.set(key, key, { tags });
  return cache;
}

/** Those of the five that are there. */
export function present(cache) {
  return PAGES.map(([key]) => key).filter((key) => cache.get(key) !== undefined);
}
