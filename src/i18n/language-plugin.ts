import { fileURLToPath } from 'node:url';
import type { Language } from './languages.ts';

/** Our part of a Vite plugin. */
interface WordsPlugin {
  name: string;
  enforce: 'pre';
  resolveId: { filter: { id: RegExp }; handler: (source: string) => string };
}

/**
 * Gives `#words/…` the file of the site's language. Without it, as in Node and in tests, package.json leads to the English one.
 *
 * @param language of the site that is built
 */
export function languagePlugin(language: Language): WordsPlugin {
  const folder = fileURLToPath(new URL(`./${language}/`, import.meta.url));
  return {
    name: 'hotpath:words',
    enforce: 'pre',
    resolveId: { filter: { id: /^#words\// }, handler: (source) => folder + source.slice('#words/'.length) },
  };
}
