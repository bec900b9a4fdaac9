import { sidebar as de } from './de/sidebar.ts';
import { sidebar as en } from './en/sidebar.ts';
import type { Language } from './languages.ts';

/** Words for what is put together before the build's own resolution of `#words/…` exists: the sidebar in Starlight's configuration. */
export const SIDEBAR_WORDS: Readonly<Record<Language, typeof en>> = { en, de };
