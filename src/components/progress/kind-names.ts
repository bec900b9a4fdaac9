import type { ProgressKind } from '../../progress/index.ts';

/** What readers call the kinds of entries. */
export const KIND_NAMES: Record<ProgressKind, string> = {
  'lab-edits': 'Edits of labs',
  'lab-result': 'Results of labs',
  'bench-best': 'Benchmarks',
  'quiz-answer': 'Answers',
  'quiz-run': 'Places in quizzes',
  'review-card': 'Review cards',
  'mock-report': 'Mock interviews',
  'mock-session': 'Mock interviews under way',
  scenario: 'Scenarios',
  'time-spent': 'Time spent',
  setting: 'Settings',
};
