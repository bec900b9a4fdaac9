import type * as en from '../../en/review/page.ts';

export const reviewPage: typeof en.reviewPage = {
  title: 'Wiederholung',
  description:
    'Fragen, die du falsch beantwortet oder ausgewählt hast, kommen wieder, kurz bevor du sie vergessen würdest. Nichts verlässt diesen Browser.',
};
