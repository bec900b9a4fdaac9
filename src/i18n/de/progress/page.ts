import type * as en from '../../en/progress/page.ts';

export const progressPage: typeof en.progressPage = {
  reading: 'Dein Fortschritt wird gelesen.',
  empty: 'Hier steht noch nichts. Es beginnt mit dem ersten Lab oder der ersten Frage.',
  review: 'Wiederholung',
  due: (due, of) =>
    `Von ${of} ${of === 1 ? 'Karte' : 'Karten'} in deiner Wiederholung ${due === 1 ? 'ist heute eine' : `sind heute ${due}`} fällig.`,
  toReview: 'Zu deiner Wiederholung',
  file: 'Dein Fortschritt als Datei',
  gone: (count) => `${count === 1 ? 'Ein Eintrag wurde' : `${count} Einträge wurden`} zurückgesetzt.`,
  undone: (restored, changed) =>
    `Rückgängig gemacht: ${restored} ${restored === 1 ? 'Eintrag ist' : 'Einträge sind'} wieder da.${
      changed === 0
        ? ''
        : ` ${changed} ${changed === 1 ? 'wurde' : 'wurden'} seitdem neu angelegt und ${changed === 1 ? 'bleibt' : 'bleiben'}; was vorher da war, ist beiseitegelegt.`
    }`,
  noCatalog:
    'Die Liste der Labs und Quizze kann nicht geladen werden. Lade die Seite neu. Dein Fortschritt ist noch da.',
};

export const next: typeof en.next = {
  heading: 'Was als Nächstes kommt',
  begin: 'Fang mit dem ersten Lab an:',
  begun: { lab: 'Mach mit dem Lab weiter, das du zuletzt begonnen hast:', quiz: 'Mach das Quiz fertig:' },
  changed: { lab: 'Dieses Lab hat sich geändert, seit du es gelöst hast:', quiz: '' },
  first: { lab: 'Das nächste Lab in der Reihenfolge der Guides:', quiz: 'Teste dich selbst:' },
  done: 'Du hast alle Labs und alle Quizze gemacht. Was du wusstest, kommt in deiner Wiederholung wieder.',
};

export const sectionsDone: typeof en.sectionsDone = {
  heading: 'Was fertig ist',
  sum: (labs, ofLabs, answered, ofQuestions) =>
    `${labs} von ${ofLabs} Labs gelöst, ${answered} von ${ofQuestions} Quizfragen beantwortet`,
  time: (text) => (text === '' ? '.' : `, in ${text}.`),
  timeHint:
    'Gezählt wird in Schritten von einer halben Minute, solange ein Lab oder Quiz zu sehen ist und du etwas tust.',
  labs: (solved, of) => `${solved} von ${of} Labs`,
  quiz: 'Quiz',
  quizCount: (answered, of) => `Quiz ${answered}/${of}`,
  score: ({ answered, right, of }) =>
    answered === 0
      ? `${of} ${of === 1 ? 'Frage' : 'Fragen'}, keine beantwortet`
      : `${answered} von ${of} beantwortet, ${right} richtig`,
  state: { new: 'nicht begonnen', begun: 'begonnen', solved: 'gelöst', outdated: 'gelöst, seitdem geändert' },
  tasks: (passed, of) => `${passed} von ${of} Aufgaben`,
  reset: 'Zurücksetzen',
  resetWhat: (what) => `${what} zurücksetzen`,
  resetSection: 'Diesen Abschnitt zurücksetzen',
};

export const weak: typeof en.weak = {
  heading: 'Wo du schwach bist',
  none: 'Bei den Fragen, die du beantwortet hast, ist kein Thema schwach.',
  hint: 'Themen mit weniger als drei Vierteln ihrer Punkte, aus deinen Antworten und dem, was du seitdem wiederholt hast.',
  points: (share) => `${Math.round(share * 100)} % der Punkte`,
  guide: 'Lies',
  lab: 'Übe',
  others: 'Alle Fragen dazu',
};

export const benches: typeof en.benches = {
  heading: 'Deine besten Benchmarks',
  hint: 'Wievielmal besser als die Ausgangsversion, jeweils auf deinem Rechner von damals.',
  table: 'Dasselbe als Tabelle',
  lab: 'Lab',
  ratio: 'Bestes Verhältnis',
  when: 'Wann',
};

export const others: typeof en.others = {
  heading: 'Szenarien und Interviews',
  best: (share) => `bestenfalls ${Math.round(share * 100)} %`,
  begun: 'angefangen',
  interviews: (count) => (count === 1 ? 'Ein Mock-Interview' : `${count} Mock-Interviews`),
  last: (share) => `das letzte mit ${Math.round(share * 100)} % der Punkte`,
};

export const aside: typeof en.aside = {
  heading: 'Beiseitegelegt',
  hint: 'Was nicht an seinem Platz bleiben konnte. Nichts davon ist verloren: Es steht auch in der Datei, die du sicherst.',
  take: 'Zurückholen',
  forget: 'Wegwerfen',
  it: (name, reason) => `${name}: ${reason}.`,
};

export const undo: typeof en.undo = {
  heading: 'Rückgängig machen',
  undo: 'Rückgängig',
  undoWhat: (label) => `Rückgängig: ${label}`,
};

export const resetAll: typeof en.resetAll = {
  heading: 'Von vorn anfangen',
  ask: 'Alles zurücksetzen',
  question:
    'Das setzt alle Labs, Antworten, Karten, Interviews und Einstellungen in diesem Browser zurück. Vorher in einer Datei sichern?',
  save: 'In einer Datei sichern',
  sure: 'Ja, alles zurücksetzen',
  no: 'Behalten',
  label: 'Alles zurücksetzen',
};
