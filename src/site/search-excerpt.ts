/** A piece of an excerpt; `marked`: a word that was searched for. */
export interface ExcerptPiece {
  text: string;
  marked: boolean;
}

/**
 * Pagefind's excerpt as texts. It is the page's text with `<` and `>` written as entities, and `<mark>` around what was found; no HTML
 * parser is asked, so nothing in a page's text can become an element.
 */
export function excerptPieces(excerpt: string): ExcerptPiece[] {
  return excerpt.split(/<(\/?)mark>/).reduce<{ pieces: ExcerptPiece[]; marked: boolean }>(
    ({ pieces, marked }, part, index) => {
      // What the pattern captures stands at the odd places: empty for a beginning, a slash for an end.
      if (index % 2 === 1) return { pieces, marked: part === '' };
      const text = part.replaceAll('&lt;', '<').replaceAll('&gt;', '>');
      return { pieces: text === '' ? pieces : [...pieces, { text, marked }], marked };
    },
    { pieces: [], marked: false },
  ).pieces;
}
