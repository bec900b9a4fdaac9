import type * as en from '../../en/quiz/pages.ts';

export const typeNames: typeof en.typeNames = {
  MultipleChoice: 'Auswahl',
  Tracing: 'Was wird ausgegeben?',
  SpotTheBug: 'Finde den Fehler',
  Ordering: 'Richtig ordnen',
  Numeric: 'Zahl ausrechnen',
  OpenAnswer: 'Interviewfrage',
};

export const ownQuestion: typeof en.ownQuestion = { label: 'Teste dich selbst' };

export const quizzes: typeof en.quizzes = {
  title: 'Quizze',
  description: 'Fragen nach dem Warum, mit Feedback zu jeder Antwort und Programmen, die du ausführen kannst.',
  kept: 'Deine Antworten bleiben in diesem Browser.',
  all: 'Alle Fragen, zum Filtern und Drucken',
  review: { before: '. Was du falsch beantwortest, kommt in ', link: 'deiner Wiederholung', after: ' noch einmal.' },
  count: (questions) => `${questions} Fragen.`,
  quiz: (section) => `Quiz: ${section}`,
};

export const interview: typeof en.interview = {
  title: 'Interviewfragen',
  description: (count) =>
    `${count} Fragen, wie sie im Interview gestellt werden: jede mit einer Antwort zum lauten Aussprechen, einer vollständigen Antwort, den Nachfragen und dem, was schwache und starke Antworten ausmacht.`,
  ways: {
    mock: 'Mach ein Mock-Interview',
    between: ' gegen die Uhr, ',
    incident: 'leite einen Incident',
    after: ' oder geh einen Abschnitt durch:',
  },
  section: (section) => `Interview: ${section}`,
  how: 'Sag deine Antwort laut, dann vergleiche und bewerte dich selbst.',
  question: (at) => `Frage ${at}`,
  questionOf: (at, of) => `Frage ${at} von ${of}`,
};
