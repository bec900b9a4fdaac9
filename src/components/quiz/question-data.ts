import type { Question } from '../../schemas/question.ts';
import { highlight } from '../editor/shiki.ts';
import { hashOfQuestion } from './load-quizzes.ts';
import { renderQuestion } from './render-question.ts';
import type { AskedQuestion, QuestionData } from './fetch-questions.ts';

/** A question as pages fetch that show its program themselves. Build time only. */
export const askedQuestion = (question: Question): AskedQuestion => ({
  question: renderQuestion(question),
  hash: hashOfQuestion(question),
});

/** A question as pages fetch it: Markdown and code already HTML. Build time only. */
export async function questionData(question: Question): Promise<QuestionData> {
  const program = 'program' in question && question.type !== 'Numeric' ? question.program : undefined;
  const files = Object.entries(program?.files ?? {}).sort(
    ([a], [b]) => Number(b === program?.entry) - Number(a === program?.entry),
  );
  return {
    ...askedQuestion(question),
    code: await Promise.all(
      files.map(async ([name, source]) => ({ name, html: await highlight(source.trimEnd(), 'javascript') })),
    ),
  };
}

/** What scoring an answer needs of a question: neither its text nor its program is sent with a quiz a second time. Build time only. */
export function scoredQuestion(question: Question): Question {
  const scored = { ...question, prompt: '', context: '', sources: [] };
  return 'program' in scored && scored.program ? { ...scored, program: { ...scored.program, files: {} } } : scored;
}
