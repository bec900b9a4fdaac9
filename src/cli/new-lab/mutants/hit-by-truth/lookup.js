// A wrong solution that people really write. Only the files that differ from solution/ lie here.
export function createLookup(load) {
  const values = new Map();
  const running = new Map();
  return async (key) => {
    if (values.get(key)) return values.get(key);
    if (!running.has(key)) running.set(key, load(key));
    try {
      const value = await running.get(key);
      values.set(key, value);
      return value;
    } finally {
      running.delete(key);
    }
  };
}
