/** Whether a whole text fits a pattern of `*`, `?` and backslashes. */
export function matches(pattern, text) {
  // For each length, whether the pattern so far fits that much of the text.
  let fits = Array.from({ length: text.length + 1 }, (_, length) => length === 0);
  for (let at = 0; at < pattern.length; at++) {
    const sign = pattern[at];
    if (sign === '*') {
      const from = fits.indexOf(true);
      fits = fits.map((_, length) => from >= 0 && length >= from);
      continue;
    }
    const escaped = sign === '\\' && at + 1 < pattern.length;
    if (escaped) at += 1;
    const wanted = pattern[at];
    const any = sign === '?';
    fits = fits.map((_, length) => length > 0 && fits[length - 1] && (any || text[length - 1] === wanted));
  }
  return fits.at(-1);
}

/** Makes a text part of a pattern, so that each of its characters stands for itself. */
export function escapeGlob(text) {
  let escaped = '';
  for (const char of text.split('')) escaped += /[*?[\]\\]/.test(char) ? '\\' + char : char;
  return escaped;
}
