import type { Question } from '../schemas/question.ts';

/** What belongs to a report besides the question. */
export interface ProblemPlace {
  /** Address of the page, without its fragment. */
  page: string;
  /** What was answered, in the shape of `answer.ts`; `undefined` for nothing. */
  answer: unknown;
}

/**
 * A report on a question for the reader to finish and send: which question in which version, where, and what was answered. It
 * says nothing of the reader. In English on every site: it goes to whoever maintains the questions.
 */
export function problemText({ id, reviewed }: Question, { page, answer }: ProblemPlace): string {
  return [
    `Question: ${id} (reviewed ${reviewed})`,
    `Page: ${page}#question-${id}`,
    `My answer: ${answer === undefined ? 'none' : JSON.stringify(answer)}`,
    'What is wrong or unclear: ',
  ].join('\n');
}
