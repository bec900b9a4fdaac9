import { createHash } from 'node:crypto';
import { formatProblem, parseYaml } from '../../schemas/problems.ts';
import { quizSchema, type Question, type Quiz } from '../../schemas/question.ts';

const quizSources = import.meta.glob<string>('../../../content/quizzes/*.yaml', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const interviewSources = import.meta.glob<string>('../../../content/interview/*.yaml', {
  query: '?raw',
  import: 'default',
  eager: true,
});

const written = new Set(
  Object.keys({
    ...import.meta.glob('../../../content/docs/guides/**/*.{md,mdx}', { query: '?raw' }),
    ...import.meta.glob('../../../labs/*/lab.yaml', { query: '?raw' }),
  }).map((file) => file.replace(/^.*\/(guides|labs)\//, '$1/').replace(/(\/index)?\.mdx?$|\/lab\.yaml$/, '')),
);

/** A question without its links to pages that are only planned (content/planned.yaml). */
function withWrittenLinks<T extends Question>(question: T): T {
  return {
    ...question,
    guides: question.guides.filter((guide) => written.has(`guides/${guide}`)),
    labs: question.labs.filter((lab) => written.has(`labs/${lab}`)),
  };
}

/** A quiz and the section it belongs to (the name of its file). */
export interface SectionQuiz extends Quiz {
  section: string;
}

/**
 * All quizzes, by section. Build time only.
 * @throws {Error} with every problem of every quiz, one a line.
 */
export function loadQuizzes(): SectionQuiz[] {
  return load(quizSources);
}

/** All interview questions, by section, as {@link loadQuizzes}. */
export function loadInterviews(): SectionQuiz[] {
  return load(interviewSources);
}

/** Every question of the site, by section: those of the quiz first, then those of the interviews. */
export function loadSections(): { section: string; questions: Question[] }[] {
  const sections = new Map<string, Question[]>();
  for (const { section, questions } of [...loadQuizzes(), ...loadInterviews()]) {
    sections.set(section, [...(sections.get(section) ?? []), ...questions]);
  }
  return [...sections].map(([section, questions]) => ({ section, questions }));
}

/** Which section holds each question, by its id. */
export function sectionsById(): Record<string, string> {
  return Object.fromEntries(
    loadSections().flatMap(({ section, questions }) => questions.map(({ id }) => [id, section] as const)),
  );
}

/** Each guide asks for its questions by id: without this, every quiz would be parsed once for each of them. */
const loaded = new Map<Record<string, string>, SectionQuiz[]>();

function load(sources: Record<string, string>): SectionQuiz[] {
  const known = loaded.get(sources) ?? read(sources);
  loaded.set(sources, known);
  return known;
}

function read(sources: Record<string, string>): SectionQuiz[] {
  const problems: string[] = [];
  const quizzes: SectionQuiz[] = [];
  for (const [file, source] of Object.entries(sources)) {
    const path = file.replace('../../../', '');
    const parsed = parseYaml(source, quizSchema, path);
    if (parsed.problems !== undefined) problems.push(...parsed.problems.map(formatProblem));
    else {
      const questions = parsed.data.questions.map(withWrittenLinks);
      quizzes.push({ ...parsed.data, questions, section: path.replace(/^.*\/|\.yaml$/g, '') });
    }
  }
  if (problems.length > 0) throw new Error(`Quizzes cannot be read:\n${problems.join('\n')}`);
  return quizzes.sort((a, b) => a.section.localeCompare(b.section));
}

/**
 * One question of any quiz or interview. Build time only.
 * @throws {Error} when there is none with this id.
 */
export function findQuestion(id: string): Question {
  const question = loadSections()
    .flatMap(({ questions }) => questions)
    .find((candidate) => candidate.id === id);
  if (question === undefined)
    throw new Error(
      `There is no question "${id}" in content/quizzes/ or content/interview/. Check the id of <Question>.`,
    );
  return question;
}

/** Fields around a question that may be mended without making an answer outdated. */
const AROUND = new Set(['topics', 'guides', 'labs', 'traps', 'sources', 'reviewed']);

/** Changes when what the reader answered changes, and not when somebody mends a link. */
export function hashOfQuestion(question: Question): string {
  const asked = Object.entries(question).filter(([field]) => !AROUND.has(field));
  return createHash('sha256').update(JSON.stringify(asked)).digest('hex').slice(0, 16);
}
