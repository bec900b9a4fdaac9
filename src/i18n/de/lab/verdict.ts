import type * as en from '../../en/lab/verdict.ts';

export const verdict: typeof en.verdict = {
  tasks: (passed, of) => `${passed} von ${of} Aufgaben bestanden.`,
  allPassed: 'Alle Tests bestanden.',
  failed: (titles) => `Nicht bestanden: ${titles.join(', ')}.`,
  tests: (task, passed, of) => `${task}: ${passed} von ${of} Tests bestanden.`,
  labDone: 'Damit sind alle Aufgaben bestanden.',
  words: {
    better: 'besser',
    worse: 'schlechter',
    inconclusive: 'nicht eindeutig',
    faster: 'schneller',
    slower: 'langsamer',
  },
  inconclusive: 'Nicht eindeutig.',
  interval: (from, to) => `95-%-Intervall ${from} bis ${to}`,
  sides: (candidate, baseline) => `${candidate} gegen ${baseline}`,
  better: (sides, ratio, word, interval) => `${sides}: ${ratio} ${word} (${interval}).`,
  worse: (sides, ratio, word, interval) => `${sides}: ${word}, nur ${ratio} so gut (${interval}).`,
  chance: 'Das Intervall enthält 1, der Unterschied kann also auch Zufall sein.',
  small: (least) => `Der Unterschied ist womöglich kleiner als die ${least}, die hier zählen.`,
  measured: (ratio, interval) => `Gemessen: ${ratio} (${interval}).`,
};
