import type * as en from '../en/locale.ts';

export const locale: string = 'de';
/** Content is English. */
export const contentLanguage: typeof en.contentLanguage = 'en';
