/** The tag of the user interface's language, for `Intl` and `lang`. */
export const locale: string = 'en';

/** The `lang` of elements that hold content (guides, questions, instructions): none where that is the page's own language. */
export const contentLanguage: string | undefined = undefined;
