/** A clock at 1,000 ms that stands still until the test moves it on. */
export function testClock() {
  let time = 1_000;
  return {
    now: () => time,
    pass(ms) {
      time += ms;
    },
  };
}

/** The keys of `keys` that a cache has. */
export function present(cache, keys) {
  return keys.filter((key) => cache.has(key));
}
