/** The same work twice: how many items run, at most, between two turns of the event loop? Counted, so it is the same in every run. */
import { Slicer } from '../slicer.js';

const items = Array.from({ length: 2_000 }, (_, index) => index);

/** Runs `start(fn)` and counts the longest series of calls of `fn` within one turn. */
async function longestHold(start) {
  let inTurn = 0;
  let longest = 0;
  let immediate = setImmediate(function turn() {
    inTurn = 0;
    immediate = setImmediate(turn);
  });
  const result = await start((item) => {
    inTurn += 1;
    longest = Math.max(longest, inTurn);
    return Math.imul(item, 2654435761) >>> 0;
  });
  clearImmediate(immediate);
  return { value: longest, result };
}

export default {
  baseline() {
    return longestHold(async (fn) => items.map((item) => fn(item)));
  },

  /** The clock moves by 1 ms with every item. */
  candidate() {
    let time = 0;
    const slicer = new Slicer({ budgetMs: 20, now: () => time });
    return longestHold((fn) =>
      slicer.map(items, (item) => {
        time += 1;
        return fn(item);
      }),
    );
  },
};
