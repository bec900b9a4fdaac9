import type * as en from '../../en/quiz/fetch.ts';

export const fetching: typeof en.fetching = {
  status: (status) => `Die Fragen lassen sich nicht laden (${status}). Lade die Seite neu.`,
  broken: 'Die Fragen lassen sich nicht laden. Lade die Seite neu.',
};
