import type * as en from '../../en/quiz/wanted.ts';

export const wanted: typeof en.wanted = {
  notLoaded: 'Die Frage ließ sich nicht laden. Prüfe das Netz und versuche es noch einmal.',
};
