/** Control characters but for tab and line ends, and what formats without being seen: directions, joiners, byte order marks, tags. */
const HIDDEN = /(?![\t\n\r])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

const name = (char: string): string => `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/**
 * `text` with each character that cannot be seen written out as `[U+202E]`. Such characters can show code in another order than it
 * runs in (https://trojansource.codes).
 */
export function showHidden(text: string): string {
  return text.replace(HIDDEN, (char) => `[${name(char)}]`);
}

/** The names of all such characters in `texts`, each once. */
export function hiddenCharacters(texts: readonly string[]): string[] {
  return [...new Set(texts.flatMap((text) => Array.from(text.matchAll(HIDDEN), ([char]) => name(char))))];
}
