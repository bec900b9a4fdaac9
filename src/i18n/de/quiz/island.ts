import type * as en from '../../en/quiz/island.ts';

export const island: typeof en.island = {
  levels: { basic: 'Grundlagen', intermediate: 'Fortgeschritten', advanced: 'Experte' },
  again: 'Nochmal versuchen',
  before: ' (früher beantwortet)',
  later: 'Später wiederholen',
  outdated: 'Diese Frage wurde geändert, seit du sie beantwortet hast. Versuch sie nochmal.',
  why: 'Warum',
};
