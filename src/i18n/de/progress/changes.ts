import type * as en from '../../en/progress/changes.ts';

export const changeReason: typeof en.changeReason = {
  anew: 'wurde zurückgesetzt oder ersetzt und dann neu angelegt',
  gaveWay: 'hat einer Fassung Platz gemacht, die zurückgeholt wurde',
};

export const kinds: typeof en.kinds = {
  'lab-edits': 'Änderungen an Labs',
  'lab-result': 'Ergebnisse von Labs',
  'bench-best': 'Benchmarks',
  'quiz-answer': 'Antworten',
  'quiz-run': 'Stellen in Quizzen',
  'review-card': 'Karten zur Wiederholung',
  'mock-report': 'Mock-Interviews',
  'mock-session': 'Angefangene Mock-Interviews',
  scenario: 'Szenarien',
  'time-spent': 'Zeit',
  setting: 'Einstellungen',
};
