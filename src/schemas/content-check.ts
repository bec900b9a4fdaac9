import type { z } from 'zod';
import { checkLinks } from './content-links.ts';
import { checkReferences } from './content-references.ts';
import { addressOf, type Content, type Entry } from './content-model.ts';
import { splitPage, type ContentFiles } from './content-source.ts';
import { glossarySchema } from './glossary.ts';
import { pageSchema } from './guide.ts';
import { labSchema } from './lab.ts';
import { parseYaml, sortProblems, type Problem } from './problems.ts';
import { quizSchema } from './question.ts';
import { plannedSchema, trapsSchema } from './registers.ts';
import { checkScenario } from './scenario-check.ts';
import { scenarioSchema } from './scenario.ts';

/**
 * Checks all content: each file against its schema, ids for doubles, and every reference and internal link for an end.
 *
 * @param files pages, manifests, quizzes, glossary and registers
 * @param routes addresses of pages that are not made from content (`/labs/`), as absolute paths
 * @param sections ids of the curriculum's sections
 * @returns every problem, sorted by place; none means the content is sound
 */
export function checkContent(
  files: ContentFiles,
  routes: ReadonlySet<string>,
  sections: ReadonlySet<string>,
): Problem[] {
  const problems: Problem[] = [];
  const read = <S extends z.ZodType>(schema: S, kind: RegExp, id: (path: string) => string): Entry<z.output<S>>[] => {
    const entries: Entry<z.output<S>>[] = [];
    for (const [path, text] of files) {
      if (!kind.test(path)) continue;
      const yaml = /\.mdx?$/.test(path) ? splitPage(text).frontmatter : text;
      const parsed = parseYaml(yaml, schema, path);
      if (parsed.problems) problems.push(...parsed.problems);
      else entries.push({ id: id(path), path, yaml, data: parsed.data });
    }
    return entries;
  };
  const base = (path: string): string =>
    path
      .split('/')
      .at(-1)
      ?.replace(/\.\w+$/, '') ?? path;
  const content: Content = {
    pages: read(pageSchema, /^content\/docs\/.*\.mdx?$/, (path) => addressOf(path).replace(/^guides\//, '')),
    labs: read(labSchema, /^labs\/[^/]+\/lab\.yaml$/, (path) => path.split('/')[1] ?? path),
    quizzes: read(quizSchema, /^content\/(?:quizzes|interview)\/[^/]+\.yaml$/, base),
    glossary: read(glossarySchema, /^content\/glossary\.yaml$/, base),
    traps: read(trapsSchema, /^content\/traps\.yaml$/, base),
    scenarios: read(
      scenarioSchema,
      /^content\/scenarios\/[^/]+\/scenario\.yaml$/,
      (path) => path.split('/')[2] ?? path,
    ),
    planned: read(plannedSchema, /^content\/planned\.yaml$/, base),
  };
  problems.push(...checkReferences(content, files, sections), ...checkLinks(files, routes));
  for (const { data, yaml, path } of content.scenarios) problems.push(...checkScenario(data, yaml, path, files));
  return sortProblems(problems);
}
