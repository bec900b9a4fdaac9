import { badEntry as words } from '#words/progress/store.ts';

/** What a value may cost. */
export interface JsonLimits {
  /** Objects and lists inside each other. */
  depth: number;
  /** Characters of all texts and names together. */
  characters: number;
  /** Objects, lists, texts and numbers together. */
  parts: number;
}

/** What anything that is kept must hold to; the code that reads it relies on its being no deeper. */
export const STORED_LIMITS: JsonLimits = { depth: 64, characters: Infinity, parts: Infinity };

/** What an entry of a file must hold to. The largest lab with ten undo steps of all its files has 300,000 characters. */
export const FILE_LIMITS: JsonLimits = { depth: 24, characters: 2_000_000, parts: 50_000 };

/** Names that mean something else than a field to JavaScript. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/** Whether a name could reach an object's prototype. */
export function isForbiddenName(name: string): boolean {
  return FORBIDDEN.has(name);
}

/** Why `value` is not plain JSON within `limits`, as the end of a sentence ("has …"); `undefined` when it is. Never recurses. */
export function notPlain(value: unknown, limits: JsonLimits): string | undefined {
  const open: { item: unknown; depth: number }[] = [{ item: value, depth: 0 }];
  let characters = 0;
  let parts = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { item, depth } = next;
    parts += 1;
    if (parts > limits.parts) return words.parts(limits.parts);
    if (typeof item === 'string') characters += item.length;
    else if (typeof item === 'object' && item !== null) {
      if (depth >= limits.depth) return words.depth(limits.depth);
      for (const [name, inner] of Object.entries(item)) {
        if (isForbiddenName(name)) return words.field(name);
        if (!Array.isArray(item)) characters += name.length;
        open.push({ item: inner, depth: depth + 1 });
      }
    } else if (typeof item === 'function' || typeof item === 'bigint' || typeof item === 'symbol') return words.noJson;
    if (characters > limits.characters) return words.characters(limits.characters);
  }
  return undefined;
}
