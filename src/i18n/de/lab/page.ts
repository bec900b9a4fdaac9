import type * as en from '../../en/lab/page.ts';

const difficulty: typeof en.labList.difficulty = {
  basic: 'Grundlagen',
  intermediate: 'fortgeschritten',
  advanced: 'Experte',
};

export const labPage: typeof en.labPage = {
  parts: 'Teile des Labs',
  instructions: 'Anleitung',
  code: 'Code',
  results: 'Ergebnisse',
  facts: (level, minutes) => `${difficulty[level]}, etwa ${minutes} Minuten`,
};

export const labList: typeof en.labList = {
  title: 'Labs',
  description: 'Bewertete Übungen zur Performance von Node.js. Sie laufen in deinem Browser; nichts wird verschickt.',
  intro:
    'Jedes Lab gibt dir Code, der schlecht arbeitet. Du änderst ihn, bis alle Tests bestanden sind, dann misst du, was du gewonnen hast. Alles läuft in deinem Browser, und deine Änderungen bleiben dort.',
  difficulty,
  duration: (minutes) => `${minutes} Min.`,
  tasks: (count) => `${count} ${count === 1 ? 'Aufgabe' : 'Aufgaben'}`,
};
