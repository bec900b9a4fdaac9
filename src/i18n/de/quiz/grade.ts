import type * as en from '../../en/quiz/grade.ts';

export const grading: typeof en.grading = {
  notOnLine: (line) => `Der Fehler steht nicht in Zeile ${line}.`,
  otherFirst: 'Als Erstes kommt eine andere Zeile.',
  upTo: (line) => `Richtig bis Zeile ${line}.`,
  tooLittle: 'Das ist zu wenig.',
  tooMuch: 'Das ist zu viel.',
  lines: (printed, got) =>
    `Das Programm gibt ${printed === 1 ? 'eine Zeile' : `${printed} Zeilen`} aus, bei dir ${got === 1 ? 'ist es eine' : `sind es ${got}`}.`,
  firstDiffers: 'Schon die erste Zeile ist anders.',
  firstRight: (lines) =>
    lines === 1 ? 'Deine erste Zeile ist richtig.' : `Deine ersten ${lines} Zeilen sind richtig.`,
};
