import { createHash } from 'node:crypto';
import { formatProblem, parseYaml } from '../../schemas/problems.ts';
import { quizSchema, type Question, type Quiz } from '../../schemas/question.ts';

const sources = import.meta.glob<string>('../../../content/quizzes/*.yaml', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** A quiz and the section it belongs to (the name of its file). */
export interface SectionQuiz extends Quiz {
  section: string;
}

/**
 * All quizzes, by section. Build time only.
 * @throws {Error} with every problem of every quiz, one a line.
 */
export function loadQuizzes(): SectionQuiz[] {
  const problems: string[] = [];
  const quizzes: SectionQuiz[] = [];
  for (const [file, source] of Object.entries(sources)) {
    const path = file.replace('../../../', '');
    const parsed = parseYaml(source, quizSchema, path);
    if (parsed.problems !== undefined) problems.push(...parsed.problems.map(formatProblem));
    else quizzes.push({ ...parsed.data, section: path.replace(/^.*\/|\.yaml$/g, '') });
  }
  if (problems.length > 0) throw new Error(`Quizzes cannot be read:\n${problems.join('\n')}`);
  return quizzes.sort((a, b) => a.section.localeCompare(b.section));
}

/**
 * One question of any quiz. Build time only.
 * @throws {Error} when there is none with this id.
 */
export function findQuestion(id: string): Question {
  const question = loadQuizzes()
    .flatMap((quiz) => quiz.questions)
    .find((candidate) => candidate.id === id);
  if (question === undefined)
    throw new Error(`There is no question "${id}" in content/quizzes/. Check the id of <Question>.`);
  return question;
}

/** Fields around a question that may be mended without making an answer outdated. */
const AROUND = new Set(['topics', 'guides', 'labs', 'traps', 'sources', 'reviewed']);

/** Changes when what the reader answered changes, and not when somebody mends a link. */
export function hashOfQuestion(question: Question): string {
  const asked = Object.entries(question).filter(([field]) => !AROUND.has(field));
  return createHash('sha256').update(JSON.stringify(asked)).digest('hex').slice(0, 16);
}
