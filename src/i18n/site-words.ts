import { blocks as runBlockDe } from './de/guide/blocks.ts';
import { sidebar as sidebarDe } from './de/sidebar.ts';
import * as setupDe from './de/site/setup.ts';
import { blocks as runBlock } from './en/guide/blocks.ts';
import { sidebar } from './en/sidebar.ts';
import * as setup from './en/site/setup.ts';
import type { Language } from './languages.ts';

/** What {@link SITE_WORDS} has of each language: words of the sidebar, of blocks with a Run button, and those of `site/setup.ts`. */
type SiteWords = typeof setup & { readonly sidebar: typeof sidebar; readonly runBlock: typeof runBlock };

/** Words for what is put together before the build's own resolution of `#words/…` exists: the configuration of Starlight and Expressive Code. */
export const SITE_WORDS: Readonly<Record<Language, SiteWords>> = {
  en: { ...setup, sidebar, runBlock },
  de: { ...setupDe, sidebar: sidebarDe, runBlock: runBlockDe },
};
