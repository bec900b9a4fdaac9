import type * as en from '../../en/bank/page.ts';

export const bank: typeof en.bank = {
  title: 'Fragen',
  description: 'Alle Fragen dieser Website, zum Filtern, Beantworten und Drucken.',
  levels: { basic: 'Grundlagen', intermediate: 'Fortgeschritten', advanced: 'Experte' },
};

export const item: typeof en.item = {
  levels: { basic: 'Grundlagen', intermediate: 'fortgeschritten', advanced: 'Experte' },
  answer: 'Antwort',
  prints: 'Ausgabe',
  number: (answer) => String(answer).replace('.', ','),
  line: (line) => `Zeile ${line}.`,
};
