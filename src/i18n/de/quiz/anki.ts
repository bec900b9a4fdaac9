import type * as en from '../../en/quiz/anki.ts';

export const anki: typeof en.anki = {
  unit: (unit) => `Einheit: ${unit}.`,
  line: (line) => `Zeile ${line}:`,
};
