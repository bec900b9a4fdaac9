import type { APIRoute } from 'astro';
import { getCollection } from 'astro:content';
import { findQuestion } from '../../../components/quiz/load-quizzes.ts';
import { askedQuestion } from '../../../components/quiz/question-data.ts';

interface Props {
  ids: string[];
}

export async function getStaticPaths(): Promise<{ params: { guide: string }; props: Props }[]> {
  const guides = await getCollection('docs', ({ id, data }) => id.startsWith('guides/') && data.questions.length > 0);
  return guides.map(({ id, data }) => ({
    params: { guide: id.replace(/^guides\//, '') },
    props: { ids: data.questions },
  }));
}

/** The questions of a guide, for when one of them comes into view. */
export const GET: APIRoute<Props> = ({ props }) => Response.json(props.ids.map(findQuestion).map(askedQuestion));
