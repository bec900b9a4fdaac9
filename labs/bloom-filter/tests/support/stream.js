/** Keys as good as random, the same in every run. */

/** Texts of 8 characters, from a seed (xorshift, Marsaglia 2003). No two of the first million of a seed are the same. */
export function keys(seed, count) {
  let state = seed;
  return Array.from({ length: count }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return `${seed}-${(state >>> 0).toString(36)}`;
  });
}

/** How many of these the filter says "perhaps" to. */
export function reported(filter, list) {
  return list.filter((key) => filter.has(key)).length;
}

/** A filter of this size with these keys in it. */
export function filled(filter, list) {
  for (const key of list) filter.add(key);
  return filter;
}
