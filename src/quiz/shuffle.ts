import { seededRandom } from '../bench/random.ts';

/** A number from a text (FNV-1a, 32 bit), to seed a shuffle with a question's id. */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** A new array in an order that depends only on `seed` (each item gets a random key, then they are sorted by it). */
export function shuffled<T>(items: readonly T[], seed: number): T[] {
  const random = seededRandom(seed);
  const result = items.map((item) => ({ item, key: 0 }));
  for (const entry of result) entry.key = random();
  return result.sort((a, b) => a.key - b.key).map(({ item }) => item);
}

/** As {@link shuffled}, but never the order that was given: a puzzle must not start solved. */
export function scrambled<T>(items: readonly T[], seed: number): T[] {
  if (items.length < 2) return [...items];
  for (let attempt = seed; attempt < seed + 100; attempt += 1) {
    const result = shuffled(items, attempt);
    if (result.some((item, i) => item !== items[i])) return result;
  }
  return [...items.slice(1), ...items.slice(0, 1)];
}
