import type { QuestionType } from '../../../schemas/question.ts';

/** What readers call the types of questions. */
export const typeNames: Readonly<Record<QuestionType, string>> = {
  MultipleChoice: 'Choice',
  Tracing: 'What does it print?',
  SpotTheBug: 'Find the bug',
  Ordering: 'Bring into order',
  Numeric: 'Work out a number',
  OpenAnswer: 'Interview',
};

/** A question within a guide. */
export const ownQuestion = { label: 'Check yourself' };

/** `/quizzes/` and its sections. */
export const quizzes = {
  title: 'Quizzes',
  description: 'Questions that ask why, with feedback on every answer and programs you can run.',
  kept: 'Your answers stay in this browser.',
  all: 'All questions, to filter and to print',
  review: { before: '. What you get wrong comes back in ', link: 'your review', after: '.' },
  count: (questions: number): string => `${questions} questions.`,
  quiz: (section: string): string => `Quiz: ${section}`,
};

/** `/interview/` and its sections. */
export const interview = {
  title: 'Interview',
  description: (count: number): string =>
    `${count} questions as interviewers ask them, each with an answer to say aloud, a full answer, what comes next, and what weak and strong answers contain.`,
  ways: {
    mock: 'Take a mock interview',
    between: ' with a clock, ',
    incident: 'lead an incident',
    after: ', or go through a section:',
  },
  section: (section: string): string => `Interview: ${section}`,
  how: 'Say your answer aloud, then compare it and grade yourself.',
  question: (at: number): string => `Question ${at}`,
  questionOf: (at: number, of: number): string => `Question ${at} of ${of}`,
};
