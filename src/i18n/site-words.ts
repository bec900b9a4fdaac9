import { blocks as runBlockDe } from './de/guide/blocks.ts';
import { sidebar as sidebarDe } from './de/sidebar.ts';
import { codeBlock as codeBlockDe, site as siteDe } from './de/site/setup.ts';
import { blocks as runBlock } from './en/guide/blocks.ts';
import { sidebar } from './en/sidebar.ts';
import { codeBlock, site } from './en/site/setup.ts';
import type { Language } from './languages.ts';

/** What {@link SITE_WORDS} has of each language. */
interface SiteWords {
  readonly sidebar: typeof sidebar;
  readonly site: typeof site;
  readonly codeBlock: typeof codeBlock;
  readonly runBlock: typeof runBlock;
}

/** Words for what is put together before the build's own resolution of `#words/…` exists: the configuration of Starlight and Expressive Code. */
export const SITE_WORDS: Readonly<Record<Language, SiteWords>> = {
  en: { sidebar, site, codeBlock, runBlock },
  de: { sidebar: sidebarDe, site: siteDe, codeBlock: codeBlockDe, runBlock: runBlockDe },
};
