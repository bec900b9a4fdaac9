import type { APIRoute } from 'astro';
import { loadQuizzes } from '../../../components/quiz/load-quizzes.ts';
import { askedQuestion } from '../../../components/quiz/question-data.ts';
import type { Question } from '../../../schemas/question.ts';

interface Props {
  questions: Question[];
}

export function getStaticPaths(): { params: { section: string }; props: Props }[] {
  return loadQuizzes().map(({ section, questions }) => ({ params: { section }, props: { questions } }));
}

/** The questions of a quiz, for when one of them comes into view. */
export const GET: APIRoute<Props> = ({ props }) => Response.json(props.questions.map(askedQuestion));
