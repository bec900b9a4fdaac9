import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { checkContent } from '../../../src/schemas/content-check.ts';
import { formatProblem } from '../../../src/schemas/problems.ts';
import { readContent } from '../../../src/site/read-content.ts';

const routes = new Set(['/', '/labs/']);
const sections = new Set(['worker-threads']);
const check = (files: Record<string, string>): string[] =>
  checkContent(new Map(Object.entries(files)), routes, sections).map(formatProblem);

const page = (extra = '', body = ''): string => `---\ntitle: T\ndescription: D\n${extra}---\n\n${body}\n`;
const quiz = (id: string, extra = ''): string => `title: Q
description: D
questions:
  - type: Numeric
    id: ${id}
    prompt: P
    context: C
    topics: [t]
    level: basic
    sources: [https://nodejs.org/]
    reviewed: 2026-01-01
    answer: 1
    unit: ms
${extra}`;

describe('checking all content', () => {
  test('the content of this repository is sound', () => {
    const disk = readContent(fileURLToPath(new URL('../../..', import.meta.url)));
    expect(checkContent(disk.files, disk.routes, disk.sections).map(formatProblem)).toEqual([]);
  });

  test('problems of all files are reported at once, each with its line in the file', () => {
    const found = check({
      'content/docs/a.md': '---\ntitle: T\ndescription: D\ncolour: red\n---\n',
      'content/docs/b.md': 'No frontmatter at all.\n',
      'content/quizzes/worker-threads.yaml': quiz('one-two').replace('level: basic', 'level: easy'),
    });
    expect(found[0]).toBe('content/docs/a.md:4: colour: no such field');
    expect(found.some((line) => line.startsWith('content/docs/b.md:1: '))).toBe(true);
    expect(found.filter((line) => /worker-threads.yaml:9: .*level/.test(line))).toHaveLength(1);
  });

  test('a name that leads nowhere is reported, with the mend', () => {
    const found = check({
      'content/docs/guides/worker-threads/index.md': page('labs: [nowhere]\nquestions: [not-there]\ntraps: [W99]\n'),
      'content/quizzes/worker-threads.yaml': quiz('one-two', '    guides: [worker-threads, gone]\n'),
    });
    expect(found).toEqual([
      'content/docs/guides/worker-threads/index.md:4: labs: there is no "nowhere"; write the lab, mend the name, or list it in content/planned.yaml',
      'content/docs/guides/worker-threads/index.md:5: questions: there is no "not-there"; mend the id, or add the question to a file of content/quizzes/',
      'content/docs/guides/worker-threads/index.md:6: traps: there is no "W99"; mend the id, or add the trap to content/traps.yaml',
      'content/quizzes/worker-threads.yaml:14: guides: there is no "gone"; write the page, mend the name, or list it in content/planned.yaml',
    ]);
  });

  test('a planned page may be named until it is written', () => {
    const planned = 'guides:\n  - cluster\n';
    const naming = quiz('one-two', '    guides: [cluster]\n');
    expect(check({ 'content/planned.yaml': planned, 'content/quizzes/worker-threads.yaml': naming })).toEqual([]);
    expect(check({ 'content/planned.yaml': planned, 'content/docs/guides/cluster/index.md': page() })).toEqual([
      'content/planned.yaml:2: guides: "cluster" is written by now; remove it from the register',
    ]);
  });

  test('an id that two files use is reported at the second', () => {
    const found = check({
      'content/docs/a.md': page(),
      'content/docs/a/index.md': page(),
      'content/quizzes/worker-threads.yaml': quiz('one-two'),
      'content/quizzes/zebra.yaml': quiz('one-two'),
    });
    expect(found).toContain(
      'content/docs/a/index.md:2: the address "a" is taken by content/docs/a.md; give each its own',
    );
    expect(found).toContain(
      'content/quizzes/zebra.yaml:5: the question id "one-two" is taken by content/quizzes/worker-threads.yaml; give each its own',
    );
    expect(found.some((line) => line.includes('there is no section "zebra"'))).toBe(true);
  });

  test('internal links must end at a page, and at a heading of it', () => {
    const body = [
      '[fine](/b/#part-one) [fine](/labs/) [fine](https://nodejs.org/) [fine](#here)',
      '[x](/gone/)',
      '[x](/b)',
      '[x](b/)',
      '[x](/b/#part-two)',
      '`[code](/gone/)`',
      '```md',
      '[code](/gone/)',
      '```',
      '## Here',
    ].join('\n');
    expect(check({ 'content/docs/a.md': page('', body), 'content/docs/b.md': page('', '## Part `one`') })).toEqual([
      'content/docs/a.md:7: the link "/gone/" leads nowhere; there is no page /gone/',
      'content/docs/a.md:8: the link "/b" lacks its last slash: /b/',
      'content/docs/a.md:9: the link "b/" is relative; start it with a slash, as in /guides/worker-threads/',
      'content/docs/a.md:10: the link "/b/#part-two" leads to a heading that /b/ does not have',
    ]);
  });
});
