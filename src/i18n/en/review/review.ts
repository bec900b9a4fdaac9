/** The review of the day. */
export const review = {
  reading: 'Reading your cards.',
  empty: 'No cards yet. A question comes here when you answer it wrong, or press "Review later" below it.',
  toQuizzes: 'Go to the quizzes',
  due: (due: number, of: number): string =>
    `${due === 1 ? 'One card is' : `${due} cards are`} due today, of ${of} in review.`,
  nothing: (of: number): string => `Nothing is due today. ${of === 1 ? 'One card is' : `${of} cards are`} in review.`,
  limited: (reviewed: number): string => `That was your limit for today: ${reviewed} reviewed. The rest waits.`,
  begin: 'Review',
  label: (index: number, of: number): string => `Card ${index} of ${of}`,
  limit: 'Cards a day, at most',
  progress: 'Save your progress to a file, or load it',
  anki: 'Cards for Anki',
};

/** One card. */
export const card = {
  right: 'Right. How well did you know it?',
  remove: 'Take out of review',
  recall: { hard: 'Hard', good: 'Good', easy: 'Easy' },
  next: 'Next',
  days: (days: number): string => (days === 1 ? 'tomorrow' : `in ${days} days`),
};

/** The days ahead. */
export const forecast = {
  heading: 'The days ahead',
  table: 'The same as a table',
  day: 'Day',
  due: 'Cards due',
  dayName: (day: number): string => (day === 0 ? 'today' : day === 1 ? 'tomorrow' : `in ${day} days`),
};

/** Saving cards for Anki. */
export const ankiExport = {
  hint: 'A text file for Anki (File, Import). Each question becomes a card of the type Basic; importing again updates it.',
  which: 'Which questions',
  groups: {
    due: 'My cards that are due today',
    mine: 'All my cards',
    starred: 'My cards from "Review later"',
    all: 'All',
  },
  section: (name: string): string => `Section: ${name}`,
  save: 'Save for Anki',
  none: 'There is no such card.',
  saved: (count: number, file: string): string => `${count === 1 ? 'One card' : `${count} cards`} in ${file}.`,
};
