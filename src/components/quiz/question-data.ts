import type { Question } from '../../schemas/question.ts';
import { highlight } from '../editor/shiki.ts';
import { hashOfQuestion } from './load-quizzes.ts';
import { renderQuestion } from './render-question.ts';
import type { QuestionData } from './fetch-questions.ts';

/** A question as pages fetch it: Markdown and code already HTML. Build time only. */
export async function questionData(question: Question): Promise<QuestionData> {
  const program = 'program' in question && question.type !== 'Numeric' ? question.program : undefined;
  const files = Object.entries(program?.files ?? {}).sort(
    ([a], [b]) => Number(b === program?.entry) - Number(a === program?.entry),
  );
  return {
    question: renderQuestion(question),
    hash: hashOfQuestion(question),
    code: await Promise.all(
      files.map(async ([name, source]) => ({ name, html: await highlight(source.trimEnd(), 'javascript') })),
    ),
  };
}
