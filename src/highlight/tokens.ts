import {
  bundledLanguages,
  createHighlighterCore,
  createOnigurumaEngine,
  type BundledLanguage,
  type HighlighterCore,
} from 'shiki';
import type { InkedLine, InkedToken } from './inks.ts';
import { inkOf, themeOf, type Scheme } from './schemes.ts';

let highlighter: Promise<HighlighterCore> | undefined;

const isKnown = (language: string): language is BundledLanguage => Object.hasOwn(bundledLanguages, language);

/** Neighbours in one ink become one token, also across white space, which shows no colour. */
function append(tokens: InkedToken[], next: InkedToken, line: string): void {
  const last = tokens.at(-1);
  if (last?.ink === next.ink && line.slice(last.end, next.start).trim() === '') last.end = next.end;
  else tokens.push(next);
}

/**
 * Reads code once, for all themes.
 * @param language an id or alias of Shiki's; the code stays plain where Shiki does not know it
 * @returns a list for each line of `code`
 */
export async function inkedLines(code: string, language: string, scheme: Scheme): Promise<InkedLine[]> {
  const lines = code.split(/\r?\n/);
  if (!isKnown(language)) return lines.map(() => []);
  highlighter ??= createHighlighterCore({
    themes: [themeOf('guide'), themeOf('editor')],
    langs: [],
    engine: createOnigurumaEngine(import('shiki/wasm')),
  });
  const shiki = await highlighter;
  await shiki.loadLanguage(bundledLanguages[language]);
  const read = shiki.codeToTokensBase(code, { lang: language, theme: scheme });
  return lines.map((line, index) => {
    const tokens: InkedToken[] = [];
    let start = 0;
    for (const { content, color } of read[index] ?? []) {
      const end = start + content.length;
      const ink = inkOf(color);
      if (ink !== undefined && content.trim() !== '') append(tokens, { start, end, ink }, line);
      start = end;
    }
    return tokens;
  });
}
