/** Texts cut into chunks in many ways, sources that count what is taken, and readers that cannot hang. */
import assert from 'node:assert/strict';

/** For `it`: the last net under a test. */
export const TEST = { timeout: 5_000 };

const encoder = new TextEncoder();

/** Bytes of a text, or bytes as they are. */
const bytesOf = (text) => (typeof text === 'string' ? encoder.encode(text) : Uint8Array.from(text));

/** Cuts a text into chunks of `size` bytes. */
export function cut(text, size) {
  const bytes = bytesOf(text);
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.slice(index * size, (index + 1) * size),
  );
}

/** The ways in which each text is cut: whole, and in chunks of 1, 2, 3, 5 and 7 bytes. */
const WAYS = [
  ['in one chunk', Infinity],
  ['in chunks of 1 byte', 1],
  ['in chunks of 2 bytes', 2],
  ['in chunks of 3 bytes', 3],
  ['in chunks of 5 bytes', 5],
  ['in chunks of 7 bytes', 7],
];

/** Chunks on demand. Counts how many were taken, and whether the iterator was closed before its end. */
export function source(...chunks) {
  const counted = {
    taken: 0,
    closed: 0,
    [Symbol.asyncIterator]: () => ({
      async next() {
        if (counted.taken === chunks.length) return { done: true, value: undefined };
        const value = bytesOf(chunks[counted.taken]);
        counted.taken += 1;
        return { done: false, value };
      },
      async return() {
        counted.closed += 1;
        return { done: true, value: undefined };
      },
    }),
  };
  return counted;
}

/** All that a generator gives, as a list. */
export async function all(generator) {
  const found = [];
  for await (const item of generator) {
    found.push(item);
    assert.ok(found.length <= 1_000, 'More than 1,000 items came out of a short text.');
  }
  return found;
}

/** Expects the same from a text, however it is cut. */
export async function assertAlways(read, text, expected, why) {
  for (const [way, size] of WAYS) {
    const found = await all(read(cut(text, Math.min(size, 1_000)))).catch((error) => {
      if (error instanceof assert.AssertionError) throw error;
      assert.fail(`The text ${JSON.stringify(text)}, ${way}, is valid, but it threw ${error}. ${why}`);
    });
    assert.deepEqual(found, expected, `The text ${JSON.stringify(text)}, ${way}. ${why}`);
  }
}

/** Expects the same error from a text, however it is cut. `code` is the code of a CsvError. */
export async function assertFails(read, text, { code, line }, why) {
  for (const [way, size] of WAYS) {
    let error;
    let found;
    try {
      found = await all(read(cut(text, Math.min(size, 1_000))));
    } catch (thrown) {
      error = thrown;
    }
    const got = found ? `it gave ${JSON.stringify(found)}` : `it threw ${error}`;
    assert.equal(error?.code, code, `Expected a CsvError ${code} from ${JSON.stringify(text)}, ${way}; ${got}. ${why}`);
    if (line)
      assert.equal(error.line, line, `The record begins in line ${line} of ${JSON.stringify(text)}, ${way}. ${why}`);
  }
}
