/** 50 counters, each raised 200 times. Counted: writes that reach the database. */
import { WriteBehind } from '../behind.js';

const KEYS = 50;
const ROUNDS = 200;

function countingDatabase() {
  const rows = new Map();
  const db = {
    writes: 0,
    async write(key, value) {
      db.writes += 1;
      rows.set(key, value);
    },
    answer: () => ({ value: db.writes, result: [...rows].sort(([a], [b]) => a - b) }),
  };
  return db;
}

export default {
  async baseline() {
    const cache = new Map();
    const db = countingDatabase();
    for (let round = 1; round <= ROUNDS; round++) {
      for (let key = 0; key < KEYS; key++) {
        await db.write(key, round);
        cache.set(key, round);
      }
    }
    return db.answer();
  },

  async candidate() {
    const db = countingDatabase();
    const writer = new WriteBehind({ cache: new Map(), db, delayMs: 60_000 });
    for (let round = 1; round <= ROUNDS; round++) {
      for (let key = 0; key < KEYS; key++) writer.write(key, round);
    }
    await writer.close();
    return db.answer();
  },
};
