/** The same contract with one Map of records; those under way have no place in the count. */
export function memo(load, { max }) {
  let tick = 0;
  const records = new Map();
  const settled = () => [...records.entries()].filter(([, record]) => record.done);

  function get(key) {
    const known = records.get(key);
    if (known) {
      known.used = tick += 1;
      return known.promise;
    }
    const record = { used: (tick += 1), done: false };
    record.promise = Promise.resolve(key)
      .then(load)
      .then(
        (value) => {
          record.done = true;
          record.used = tick += 1;
          const all = settled();
          if (all.length > max) {
            const [oldest] = all.reduce((a, b) => (a[1].used < b[1].used ? a : b));
            records.delete(oldest);
          }
          return value;
        },
        (error) => {
          records.delete(key);
          throw error;
        },
      );
    records.set(key, record);
    return record.promise;
  }

  return Object.defineProperty(get, 'size', { get: () => settled().length });
}
