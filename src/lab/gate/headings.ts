import { marked, type Token, type Tokens } from 'marked';
import type { Task } from '../../schemas/lab.ts';
import type { Problem } from '../../schemas/problems.ts';

/** Rungs of a hint ladder: nudge, approach, almost-code. */
const RUNGS = 3;

interface Section {
  heading: string;
  line: number;
  tokens: Token[];
}

/** `## ` sections of a Markdown text with their lines. */
function sectionsOf(markdown: string): Section[] {
  const sections: Section[] = [];
  let line = 1;
  for (const token of marked.lexer(markdown)) {
    if (token.type === 'heading' && (token as Tokens.Heading).depth === 2) {
      sections.push({ heading: (token as Tokens.Heading).text, line, tokens: [] });
    } else sections.at(-1)?.tokens.push(token);
    line += token.raw.split('\n').length - 1;
  }
  return sections;
}

/** `### ` headings, or else the items of the numbered list. */
function rungsOf({ tokens }: Section): number {
  const headings = tokens.filter((token) => token.type === 'heading' && (token as Tokens.Heading).depth === 3).length;
  if (headings > 0) return headings;
  const lists = tokens.filter((token): token is Tokens.List => token.type === 'list' && (token as Tokens.List).ordered);
  return lists.reduce((sum, list) => sum + list.items.length, 0);
}

/** Checks that the `## ` headings of a text are the tasks' titles, in order; with `rungs`, that each has its three hints. */
export function headingProblems(markdown: string, path: string, tasks: readonly Task[], rungs: boolean): Problem[] {
  const sections = sectionsOf(markdown);
  const titles = tasks.map((task) => task.title);
  const headings = sections.map((section) => section.heading);
  const unknown = sections
    .filter(({ heading }) => !titles.includes(heading))
    .map(({ heading, line }) => ({
      path,
      line,
      message: `"## ${heading}" is no task's title; lab.yaml has ${list(titles)}`,
    }));
  const missing = titles
    .filter((title) => !headings.includes(title))
    .map((title) => ({ path, line: 1, message: `lacks a section "## ${title}"` }));
  const problems = [...unknown, ...missing];
  if (problems.length === 0 && headings.join('\n') !== titles.join('\n')) {
    problems.push({ path, line: 1, message: `must have one section a task, in this order: ${list(titles)}` });
  }
  if (!rungs) return problems;
  const short = sections.filter((section) => rungsOf(section) !== RUNGS);
  return [
    ...problems,
    ...short.map((section) => ({
      path,
      line: section.line,
      message: `"${section.heading}" needs a numbered list of ${RUNGS} hints (nudge, approach, almost-code) and has ${rungsOf(section)}`,
    })),
  ];
}

function list(titles: readonly string[]): string {
  return titles.map((title) => `"${title}"`).join(', ');
}
