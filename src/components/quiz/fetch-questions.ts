import { fetching as words } from '#words/quiz/fetch.ts';
import type { Question } from '../../schemas/question.ts';
import { link } from '../ui/link.ts';

/** A question with its Markdown turned into HTML. */
export interface AskedQuestion {
  question: Question;
  hash: string;
}

/** The same with its program highlighted, the entry file first. */
export interface QuestionData extends AskedQuestion {
  code: { name: string; html: string }[];
}

/** Which section holds a question. */
export type QuestionSections = Readonly<Record<string, string>>;

const fetched = new Map<string, Promise<unknown>>();

async function fetchJson(url: string): Promise<unknown> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(words.status(response.status));
  return response.json();
}

/** Each file once per page. */
function fetchOnce(url: string): Promise<unknown> {
  const pending = fetched.get(url) ?? fetchJson(url);
  fetched.set(url, pending);
  // A failure is not remembered: the next try asks again.
  pending.catch(() => fetched.delete(url));
  return pending;
}

/**
 * One question from the file at `url`, which is fetched once per page.
 * @throws {Error} with a sentence for the reader when the file cannot be loaded, or does not hold it.
 */
export async function fetchQuestion(url: string, id: string): Promise<AskedQuestion> {
  const questions = (await fetchOnce(url)) as AskedQuestion[];
  const found = questions.find(({ question }) => question.id === id);
  if (found === undefined) throw new Error(words.broken);
  return found;
}

/**
 * Loads questions with their programs, each section's file once per page. Afterwards nothing is asked of the network.
 * @throws {Error} with a sentence for the reader when a file cannot be loaded.
 */
export async function fetchQuestions(
  ids: readonly string[],
  sections: QuestionSections,
): Promise<Map<string, QuestionData>> {
  const needed = [...new Set(ids.flatMap((id) => sections[id] ?? []))];
  const lists = await Promise.all(
    needed.map((section) => fetchOnce(link(`/questions/${section}.json`)) as Promise<QuestionData[]>),
  );
  const wanted = new Set(ids);
  return new Map(
    lists
      .flat()
      .filter(({ question }) => wanted.has(question.id))
      .map((data) => [data.question.id, data]),
  );
}
