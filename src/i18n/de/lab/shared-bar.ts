import type * as en from '../../en/lab/shared-bar.ts';

export const sharedBar: typeof en.sharedBar = {
  label: 'Eine andere Version',
  cannotOpen: 'Dieser Link lässt sich in deinem Browser nicht öffnen.',
  holds: (files) =>
    `Dieser Link enthält eine andere Version von ${files.join(', ')}. Nichts davon ist gelaufen, und deine eigenen Dateien sind, wie sie waren.`,
  hidden: (names) => `Sie enthält Zeichen, die man nicht sieht (${names.join(', ')}): Der Vergleich schreibt sie aus.`,
  older: 'Sie entstand, bevor sich dieses Lab zuletzt geändert hat.',
  compare: 'Mit meiner vergleichen',
  take: 'In meinen Editor übernehmen',
  taken: 'In deinen Dateien steht jetzt die andere Version. „Rückgängig“ bringt deine zurück.',
  close: 'Schließen',
};
