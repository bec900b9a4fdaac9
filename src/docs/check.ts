import { readFile } from 'node:fs/promises';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { parseYaml, sortProblems, type Problem } from '../schemas/problems.ts';
import { quizSchema } from '../schemas/question.ts';
import { checkEvidenceScripts } from './evidence.ts';
import type { Program } from './program.ts';
import { programsInPage } from './programs-in-page.ts';
import { contradictions, programsOfQuestion } from './question-programs.ts';
import { proveProgram } from './run-program.ts';

/** What a check found: every problem, and how many programs were run. */
export interface DocsReport {
  problems: Problem[];
  programs: number;
}

/** Reads all programs of pages and questions below `root` (the repository), with what is wrong before anything runs. */
export async function collectPrograms(root: string): Promise<{ programs: Program[]; problems: Problem[] }> {
  const programs: Program[] = [];
  const problems: Problem[] = [];
  const files = (pattern: string): string[] =>
    globSync(pattern, { cwd: root })
      .map((path) => path.replaceAll('\\', '/'))
      .sort();

  for (const path of files('content/docs/**/*.{md,mdx}')) {
    const page = programsInPage(path, await readFile(join(root, path), 'utf8'));
    programs.push(...page.programs);
    problems.push(...page.problems);
  }
  for (const path of files('content/{quizzes,interview}/*.yaml')) {
    const source = await readFile(join(root, path), 'utf8');
    const quiz = parseYaml(source, quizSchema, path);
    if (quiz.problems !== undefined) {
      problems.push(...quiz.problems);
      continue;
    }
    for (const question of quiz.data.questions) {
      const line = lineOfId(source, question.id);
      programs.push(...programsOfQuestion(question, path, line));
      problems.push(...contradictions(question).map((message) => ({ path, line, message })));
    }
  }
  return { programs, problems };
}

/**
 * Runs every program of the site's pages and questions on this Node, one after the other (they measure time), and compares what
 * they print with what the site says; then the scripts that simulate the evidence of scenarios.
 *
 * @param root absolute path of the repository
 */
export async function checkDocs(root: string): Promise<DocsReport> {
  const { programs, problems } = await collectPrograms(root);
  for (const program of programs) {
    const message = await proveProgram(program);
    if (message !== undefined) problems.push({ path: program.path, line: program.line, message });
  }
  problems.push(...(await checkEvidenceScripts(root)));
  return { problems: sortProblems(problems), programs: programs.length };
}

function lineOfId(source: string, id: string): number {
  return source.split('\n').findIndex((line) => line.trim() === `id: ${id}`) + 1 || 1;
}
