/** The way through the quiz of a section. */
export const run = {
  place: (at: number, of: number): string => `Question ${at} of ${of}`,
  result: 'Result',
  before: 'Back',
  next: 'Next question',
  toResult: 'To the result',
  all: 'All on one page',
  moves: 'Questions',
};

/** How a question stands, in the row of all of them. */
export const steps = { open: 'open', right: 'right', half: 'half right', wrong: 'not right' };

/** The result of a quiz. */
export const result = {
  heading: 'Where you stand',
  none: (total: number): string => `${total} questions, none answered yet.`,
  some: (answered: number, total: number, correct: number): string =>
    `${answered} of ${total} answered, ${correct} right.`,
  progress: 'Questions answered',
  weak: 'Weak topics, and what mends them',
  points: (share: number): string => `${Math.round(share * 100)} % of the points`,
  guide: 'Read',
  lab: 'Practise',
  others: 'All questions about it',
  nothing: 'No topic of the questions you answered is weak.',
  review: { before: 'What was not right comes back in ', link: 'your review', after: '.' },
  open: 'Go to an open question',
  restart: 'Start over',
};
