/** Reads a pattern from the left: an escaped character, or one character. */
const PARTS = /\\([\s\S])|[\s\S]/g;

/**
 * Whether a whole text fits a pattern: `*` stands for any characters, also none, `?` for exactly one, and a backslash makes the character after it
 * stand for itself. Every other character stands for itself. A line break is a character like others.
 */
export function matches(pattern, text) {
  const source = pattern.replaceAll(/\*+/g, '*').replaceAll(PARTS, (part, escaped) => {
    if (part === '*') return '[^]*?';
    if (part === '?') return '[^]';
    return RegExp.escape(escaped ?? part);
  });
  return new RegExp(`^${source}$`).test(text);
}

/** Makes a text part of a pattern, so that each of its characters stands for itself. */
export function escapeGlob(text) {
  return [...text].map((char) => ('*?[]\\'.includes(char) ? `\\${char}` : char)).join('');
}
