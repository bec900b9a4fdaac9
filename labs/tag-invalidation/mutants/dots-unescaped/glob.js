const ANY = Symbol('any characters');
const ONE = Symbol('one character');

/**
 * Whether a whole text fits a pattern: `*` stands for any characters, also none, `?` for exactly one, and a backslash makes the character after it
 * stand for itself. Every other character stands for itself. A line break is a character like others.
 *
 * @param {string} pattern
 * @param {string} text
 * @returns {boolean}
 */
export function matches(pattern, text) {
  const source = partsOf(pattern).map((part) => (part === ANY ? '.*' : part === ONE ? '.' : /[*?\\]/.test(part) ? `\\${part}` : part));
  return new RegExp(`^(?:${source.join('')})$`, 's').test(text);
}

/**
 * Makes a text part of a pattern, so that each of its characters stands for itself. For patterns of Redis, too, where `[ab]` is one of two characters.
 *
 * @param {string} text
 * @returns {string}
 */
export function escapeGlob(text) {
  return text.replaceAll(/[*?[\]\\]/g, String.raw`\$&`);
}

function partsOf(pattern) {
  const parts = [];
  for (let at = 0; at < pattern.length; at++) {
    if (pattern[at] === '*') parts.push(ANY);
    else if (pattern[at] === '?') parts.push(ONE);
    else if (pattern[at] === '\\' && at + 1 < pattern.length) parts.push(pattern[++at]);
    else parts.push(pattern[at]);
  }
  return parts;
}
