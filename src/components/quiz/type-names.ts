import type { QuestionType } from '../../schemas/question.ts';

/** What readers call the types of questions. */
export const TYPE_NAMES: Readonly<Record<QuestionType, string>> = {
  MultipleChoice: 'Choice',
  Tracing: 'What does it print?',
  SpotTheBug: 'Find the bug',
  Ordering: 'Bring into order',
  Numeric: 'Work out a number',
  OpenAnswer: 'Interview',
};
