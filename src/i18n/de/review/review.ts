import type * as en from '../../en/review/review.ts';

export const review: typeof en.review = {
  reading: 'Deine Karten werden gelesen.',
  empty:
    'Noch keine Karten. Eine Frage kommt hierher, wenn du sie falsch beantwortest oder unter ihr auf „Später wiederholen“ klickst.',
  toQuizzes: 'Zu den Quizzen',
  due: (due, of) => `${due === 1 ? 'Eine Karte ist' : `${due} Karten sind`} heute fällig, von insgesamt ${of}.`,
  nothing: (of) => `Heute ist nichts fällig. ${of === 1 ? 'Eine Karte kommt' : `${of} Karten kommen`} später wieder.`,
  limited: (reviewed) => `Das war dein Limit für heute: ${reviewed} wiederholt. Der Rest wartet.`,
  begin: 'Wiederholen',
  label: (index, of) => `Karte ${index} von ${of}`,
  limit: 'Karten pro Tag, höchstens',
  progress: 'Deinen Fortschritt in einer Datei sichern oder daraus laden',
  anki: 'Karten für Anki',
};

export const card: typeof en.card = {
  right: 'Richtig. Wie gut wusstest du es?',
  remove: 'Nicht mehr wiederholen',
  recall: { hard: 'Schwer', good: 'Gut', easy: 'Leicht' },
  next: 'Weiter',
  days: (days) => (days === 1 ? 'morgen' : `in ${days} Tagen`),
};

export const forecast: typeof en.forecast = {
  heading: 'Die nächsten Tage',
  table: 'Dasselbe als Tabelle',
  day: 'Tag',
  due: 'Fällige Karten',
  dayName: (day) => (day === 0 ? 'heute' : day === 1 ? 'morgen' : `in ${day} Tagen`),
};

export const ankiExport: typeof en.ankiExport = {
  hint: 'Eine Textdatei für Anki (Datei, Importieren). Jede Frage wird eine Karte vom Typ „Einfach“ (englisch „Basic“); ein neuer Import aktualisiert sie.',
  which: 'Welche Fragen',
  groups: {
    due: 'Meine Karten, die heute fällig sind',
    mine: 'Alle meine Karten',
    starred: 'Meine Karten aus „Später wiederholen“',
    all: 'Alle',
  },
  section: (name) => `Abschnitt: ${name}`,
  save: 'Für Anki speichern',
  none: 'Solche Karten gibt es nicht.',
  saved: (count, file) => `${count === 1 ? 'Eine Karte' : `${count} Karten`} in ${file}.`,
};
