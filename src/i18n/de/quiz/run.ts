import type * as en from '../../en/quiz/run.ts';

export const run: typeof en.run = {
  place: (at, of) => `Frage ${at} von ${of}`,
  result: 'Ergebnis',
  before: 'Zurück',
  next: 'Nächste Frage',
  toResult: 'Zum Ergebnis',
  all: 'Alle auf einer Seite',
  moves: 'Fragen',
};

export const steps: typeof en.steps = { open: 'offen', right: 'richtig', half: 'halb richtig', wrong: 'nicht richtig' };

export const result: typeof en.result = {
  heading: 'Wo du stehst',
  none: (total) => `${total} Fragen, noch keine beantwortet.`,
  some: (answered, total, correct) => `${answered} von ${total} beantwortet, ${correct} richtig.`,
  progress: 'Beantwortete Fragen',
  weak: 'Schwache Themen, und was dagegen hilft',
  points: (share) => `${Math.round(share * 100)} % der Punkte`,
  guide: 'Lies',
  lab: 'Übe',
  others: 'Alle Fragen dazu',
  nothing: 'Bei den Fragen, die du beantwortet hast, ist kein Thema schwach.',
  review: { before: 'Was nicht richtig war, kommt in ', link: 'deiner Wiederholung', after: ' noch einmal.' },
  open: 'Zu einer offenen Frage',
  restart: 'Von vorn anfangen',
};
