/** The page of progress. */
export const progressPage = {
  reading: 'Reading your progress.',
  empty: 'Nothing here yet. It begins with the first lab or question that you do.',
  review: 'Review',
  due: (due: number, of: number): string =>
    `${due === 1 ? 'One card is' : `${due} cards are`} due today, of ${of} in review.`,
  toReview: 'To your review',
  file: 'Your progress as a file',
  gone: (count: number): string => `${count === 1 ? 'One entry was' : `${count} entries were`} reset.`,
  undone: (restored: number, changed: number): string =>
    `Undone: ${restored} brought back.${changed === 0 ? '' : ` ${changed} were made anew since and stay; what was there before is kept aside.`}`,
  noCatalog: 'The list of labs and quizzes cannot be loaded. Reload the page. Your progress is still there.',
};

export const next = {
  heading: 'What is next',
  begin: 'Begin with the first lab:',
  begun: { lab: 'Go on with the lab you began last:', quiz: 'Finish the quiz:' },
  changed: { lab: 'This lab changed since you solved it:', quiz: '' },
  first: { lab: 'The next lab in the order of the guides:', quiz: 'Test yourself:' },
  done: 'You have done every lab and every quiz. What you knew comes back in your review.',
};

export const sectionsDone = {
  heading: 'What is done',
  sum: (labs: number, ofLabs: number, answered: number, ofQuestions: number): string =>
    `${labs} of ${ofLabs} labs solved, ${answered} of ${ofQuestions} quiz questions answered`,
  time: (text: string): string => (text === '' ? '.' : `, in ${text}.`),
  timeHint: 'Time counts in steps of half a minute, while a lab or quiz is in sight and you are doing something.',
  labs: (solved: number, of: number): string => `${solved} of ${of} labs`,
  quiz: 'Quiz',
  quizCount: (answered: number, of: number): string => `${answered}/${of} quiz`,
  score: ({ answered, right, of }: Readonly<Record<'answered' | 'right' | 'of', number>>): string =>
    answered === 0 ? `${of} questions, none answered` : `${answered} of ${of} answered, ${right} right`,
  state: { new: 'not begun', begun: 'begun', solved: 'solved', outdated: 'solved, and changed since' },
  tasks: (passed: number, of: number): string => `${passed} of ${of} tasks`,
  reset: 'Reset',
  resetWhat: (what: string): string => `Reset ${what}`,
  resetSection: 'Reset this section',
};

export const weak = {
  heading: 'Where you are weak',
  none: 'No topic of the questions you answered is weak.',
  hint: 'Topics with less than three quarters of their points, from your answers and from what you reviewed since.',
  points: (share: number): string => `${Math.round(share * 100)} % of the points`,
  guide: 'Read',
  lab: 'Practise',
  others: 'All questions about it',
};

export const benches = {
  heading: 'Your best benchmarks',
  hint: 'How many times better than the baseline, each time on the machine you used.',
  table: 'The same as a table',
  lab: 'Lab',
  ratio: 'Best ratio',
  when: 'When',
};

export const others = {
  heading: 'Scenarios and interviews',
  best: (share: number): string => `best ${Math.round(share * 100)} %`,
  begun: 'under way',
  interviews: (count: number): string => (count === 1 ? 'One mock interview' : `${count} mock interviews`),
  last: (share: number): string => `the last with ${Math.round(share * 100)} % of the points`,
};

export const aside = {
  heading: 'Kept aside',
  hint: 'What could not stay in its place. Nothing of it is lost: it is part of the file you save, too.',
  take: 'Bring it back',
  forget: 'Throw it away',
  it: (name: string, reason: string): string => `${name}: it ${reason}.`,
};

export const undo = {
  heading: 'Take back',
  undo: 'Undo',
  undoWhat: (label: string): string => `Undo: ${label}`,
};

export const resetAll = {
  heading: 'Start over',
  ask: 'Reset everything',
  question: 'This resets every lab, answer, card, interview and setting in this browser. Save it to a file first?',
  save: 'Save to a file',
  sure: 'Yes, reset everything',
  no: 'Keep it',
  label: 'Reset everything',
};
