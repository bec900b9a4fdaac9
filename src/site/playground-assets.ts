import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Template } from '../lab/play/template.ts';
import type { LabPackage, LabSummary } from '../lab/session/package.ts';
import { labSchema } from '../schemas/lab.ts';
import { templatesSchema } from '../schemas/playground.ts';
import { formatProblem, parseYaml } from '../schemas/problems.ts';

/** Readers' files are kept under it. Never changes. */
const ID = '6d5f0a52-4c3e-4b6a-9d0e-0f3d1a8c7b21';

/**
 * The templates of `content/playground`, with their files.
 * @throws {Error} with every problem of the list as `path:line: message`
 */
export async function loadTemplates(root = process.cwd()): Promise<[Template, ...Template[]]> {
  const folder = join(root, 'content/playground');
  const list = await readFile(join(folder, 'templates.yaml'), 'utf8');
  const { data = [], problems = [] } = parseYaml(list, templatesSchema, 'content/playground/templates.yaml');
  const [first, ...others] = await Promise.all(
    data.map(async ({ id, files, ...template }) => {
      const texts = files.map(async (path) => [path, await readFile(join(folder, id, path), 'utf8')] as const);
      return { id, ...template, files: Object.fromEntries(await Promise.all(texts)) };
    }),
  );
  if (first) return [first, ...others];
  throw new Error(problems.map(formatProblem).join('\n'));
}

/** The playground as its page knows it: a lab without tasks whose files are wholly the reader's, and begin as `template`. */
export function playgroundSummary({ files }: Template): LabSummary {
  const paths = Object.keys(files);
  return {
    slug: 'playground',
    id: ID,
    title: 'Playground',
    contentHash: 'playground',
    focus: paths[0] ?? '',
    files: paths.map((path) => ({ path, role: 'own' })),
    tasks: [],
    benches: [],
    whole: true,
  };
}

/** What its page fetches on the first click. */
export function playgroundPackage({ files }: Template): LabPackage {
  const paths = Object.keys(files);
  const manifest = labSchema.parse({
    formatVersion: 1,
    id: ID,
    title: 'Playground',
    blurb: 'Programs of your own.',
    section: 'playground',
    concepts: ['playground'],
    difficulty: 'basic',
    duration: 5,
    status: 'draft',
    files: { editable: paths },
    focus: paths[0],
    tasks: [{ id: 'run', title: 'Run' }],
    timeoutMs: 60_000,
    reviewed: '2026-11-21',
  });
  return { contentHash: 'playground', manifest, starter: { ...files }, support: {}, hints: {} };
}
