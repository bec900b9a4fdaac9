import { fetching as words } from '#words/quiz/fetch.ts';
import type { Question } from '../../schemas/question.ts';
import { link } from '../ui/link.ts';

/** A question with its Markdown turned into HTML, and its program highlighted, the entry file first. */
export interface QuestionData {
  question: Question;
  hash: string;
  code: { name: string; html: string }[];
}

/** Which section holds a question. */
export type QuestionSections = Readonly<Record<string, string>>;

const fetched = new Map<string, Promise<QuestionData[]>>();

async function fetchSection(section: string): Promise<QuestionData[]> {
  const response = await fetch(link(`/questions/${section}.json`));
  if (!response.ok) throw new Error(words.status(response.status));
  return (await response.json()) as QuestionData[];
}

/**
 * Loads questions, each section's file once per page. Afterwards nothing is asked of the network.
 * @throws {Error} with a sentence for the reader when a file cannot be loaded.
 */
export async function fetchQuestions(
  ids: readonly string[],
  sections: QuestionSections,
): Promise<Map<string, QuestionData>> {
  const needed = [...new Set(ids.flatMap((id) => sections[id] ?? []))];
  const lists = await Promise.all(
    needed.map((section) => {
      const pending = fetched.get(section) ?? fetchSection(section);
      fetched.set(section, pending);
      // A failure is not remembered: the next try asks again.
      pending.catch(() => fetched.delete(section));
      return pending;
    }),
  );
  const wanted = new Set(ids);
  return new Map(
    lists
      .flat()
      .filter(({ question }) => wanted.has(question.id))
      .map((data) => [data.question.id, data]),
  );
}
