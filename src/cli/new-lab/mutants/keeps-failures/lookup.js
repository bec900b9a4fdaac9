export function createLookup(load) {
  const promises = new Map();
  return (key) => {
    if (!promises.has(key)) promises.set(key, load(key));
    return promises.get(key);
  };
}
