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
  const parts = [ANY, ...partsOf(pattern), ANY];
  let part = 0;
  let at = 0;
  // Where the last `*` is, and how much it has taken. Only that one is ever tried again, so the work is parts × characters at most.
  let star = -1;
  let taken = 0;
  while (at < text.length) {
    if (parts[part] === ANY) {
      star = part++;
      taken = at;
    } else if (part < parts.length && (parts[part] === ONE || parts[part] === text[at])) {
      part += 1;
      at += 1;
    } else if (star >= 0) {
      part = star + 1;
      at = ++taken;
    } else {
      return false;
    }
  }
  return parts.slice(part).every((rest) => rest === ANY);
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
