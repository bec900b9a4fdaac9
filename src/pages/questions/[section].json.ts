import type { APIRoute } from 'astro';
import { loadSections } from '../../components/quiz/load-quizzes.ts';
import { questionData } from '../../components/quiz/question-data.ts';

export function getStaticPaths(): { params: { section: string } }[] {
  return loadSections().map(({ section }) => ({ params: { section } }));
}

/** All questions of a section, for the pages that show a few of them: review and mock interview. */
export const GET: APIRoute<Record<string, never>, { section: string }> = async ({ params }) => {
  const questions = loadSections().find(({ section }) => section === params.section)?.questions ?? [];
  return Response.json(await Promise.all(questions.map(questionData)));
};
