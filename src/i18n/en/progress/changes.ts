/** What a page of progress and an import have in common. */

/** Why a step or a return put something aside, as the reasons in store.ts. */
export const changeReason = {
  anew: 'was reset or replaced, and then made anew',
  gaveWay: 'gave way to a version that was brought back',
};

/** The kinds of entries. */
export const kinds = {
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
