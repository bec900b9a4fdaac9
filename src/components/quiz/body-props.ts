import type { QuestionOf, QuestionType } from '../../schemas/question.ts';

/** What every question body gets. `answer` is the draft, in the shape of `src/quiz/answer.ts`, or `undefined`. */
export interface BodyProps<T extends QuestionType> {
  question: QuestionOf<T>;
  answer: unknown;
  onAnswer: (answer: unknown) => void;
  /** Decides the order of choices and lines. */
  seed: number;
  /** The answer was given: show it, change nothing. */
  locked: boolean;
}
