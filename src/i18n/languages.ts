/** The languages the user interface has words in: the tag of each, and its own name for itself. */
export const LANGUAGES = { en: 'English', de: 'Deutsch' } as const;

/** One of {@link LANGUAGES}. */
export type Language = keyof typeof LANGUAGES;

/** The language of guides, questions and labs, whatever the site's own is. */
export const CONTENT_LANGUAGE: Language = 'en';
