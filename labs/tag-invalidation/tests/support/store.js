/** A shared store as Redis is one, in memory. It counts what it is asked. */

/** `log` has the name of each command, `touched` counts the keys they looked at. */
export function store() {
  /** Slots never move, so that a scan misses nothing that stays, as Redis promises. */
  const slots = [];
  const at = new Map();
  const log = [];
  const say = (command, touched) => {
    log.push(command);
    self.touched += touched;
    return new Promise((resolve) => setImmediate(resolve));
  };
  const remove = (key) => {
    if (!at.has(key)) return false;
    slots[at.get(key)] = undefined;
    return at.delete(key);
  };
  /** Cursors are numbers of 64 bits, as those of Redis: too long for a number of JavaScript. */
  const cursors = new Map([['0', 0]]);
  const cursorAt = (slot) => {
    const cursor = String(2n ** 63n + BigInt(slot));
    cursors.set(cursor, slot);
    return cursor;
  };
  const self = {
    log,
    touched: 0,
    /** Keys with value and time to live. */
    get entries() {
      return slots.filter((slot) => slot !== undefined);
    },
    /** Loses a key, as a store does that is short of memory. */
    lose: remove,
    async get(key) {
      await say('get', 1);
      return at.has(key) ? slots[at.get(key)].value : null;
    },
    async set(key, value, { ttlMs = Infinity } = {}) {
      if (typeof key !== 'string' || typeof value !== 'string') throw new TypeError('set: keys and values are texts');
      await say('set', 1);
      if (!at.has(key)) at.set(key, slots.length);
      slots[at.get(key)] = { key, value, ttlMs };
    },
    async del(...keys) {
      if (keys.length === 0) throw new Error("ERR wrong number of arguments for 'del' command");
      await say('del', keys.length);
      return keys.filter(remove).length;
    },
    async keys(pattern) {
      await say('keys', at.size);
      const fits = redisGlob(pattern);
      return [...at.keys()].filter((key) => fits.test(key));
    },
    async scan(cursor, { match = '*', count = 10 } = {}) {
      const from = cursors.get(cursor);
      if (from === undefined) {
        throw new Error(
          `ERR invalid cursor: ${typeof cursor} ${cursor} was never given out. A cursor is a text; hand it on as it came.`,
        );
      }
      const page = slots.slice(from, from + count).filter((slot) => slot !== undefined);
      await say('scan', page.length);
      const fits = redisGlob(match);
      const keys = page.map(({ key }) => key).filter((key) => fits.test(key));
      // Redis may give a key more than once.
      if (keys.length > 1) keys.push(keys[0]);
      return [from + count < slots.length ? cursorAt(from + count) : '0', keys];
    },
  };
  return self;
}

/** Patterns as Redis reads them, classes included. */
function redisGlob(pattern) {
  const source = pattern.replaceAll(/\\(.)|\[([^\]]*)\]|[\s\S]/g, (part, escaped, members) => {
    if (escaped !== undefined) return RegExp.escape(escaped);
    if (members !== undefined) return `[${members}]`;
    if (part === '*') return '.*';
    return part === '?' ? '.' : RegExp.escape(part);
  });
  return new RegExp(`^${source}$`, 's');
}
