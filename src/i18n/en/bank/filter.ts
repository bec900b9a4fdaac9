/** What to show of all questions. */
export const filter = {
  legend: 'Show',
  all: 'All',
  fields: { section: 'Section', topic: 'Topic', level: 'Level', type: 'Type', status: 'Yours' },
  status: { new: 'Not answered yet', seen: 'Answered', weak: 'Weak', known: 'Known' },
  count: (shown: number, of: number): string => `${shown} of ${of} questions.`,
  answers: 'Open all answers',
  print: 'Print these',
};
