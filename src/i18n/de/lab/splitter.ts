import type * as en from '../../en/lab/splitter.ts';

export const splitter: typeof en.splitter = {
  instructions: 'Breite der Anleitung',
  results: 'Breite der Ergebnisse',
};
