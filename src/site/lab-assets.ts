import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileTree } from '../engines/types.ts';
import { labSlugs, readLab } from '../lab/disk/read-lab.ts';
import { solutionFiles, textOf, type LabSource } from '../lab/files.ts';
import { splitRungs, splitSections, type MarkdownSection } from '../lab/sections.ts';
import type { Lesson } from '../lab/session/lessons.ts';
import type { FileSummary, LabAssets } from '../lab/session/package.ts';
import { formatProblem, parseYaml } from '../schemas/problems.ts';
import { trapsSchema } from '../schemas/registers.ts';
import { renderMarkdown } from './markdown.ts';

type OfLab<T> = (slug: string, root: string) => Promise<T>;

/** Many files of the site are made of the same lab, so a build remembers it. While a lab is being written, its files change. */
function onceABuild<T>(make: OfLab<T>): OfLab<T> {
  const made = new Map<string, Promise<T>>();
  return (slug, root) => {
    if (import.meta.env.DEV) return make(slug, root);
    const key = join(root, slug);
    const lab = made.get(key) ?? make(slug, root);
    made.set(key, lab);
    return lab;
  };
}

/** Folder names of the labs that are published, sorted; in development drafts too. */
export async function listLabs(root = process.cwd()): Promise<string[]> {
  const folder = join(root, 'labs');
  if (!existsSync(folder)) return [];
  const labs = await Promise.all((await labSlugs(folder)).map((slug) => source(slug, root)));
  return labs.filter(({ manifest }) => import.meta.env.DEV || manifest.status === 'ready').map(({ slug }) => slug);
}

/**
 * Packages one lab for its page, at build time.
 * @throws {Error} with every problem of the lab as `path:line: message`
 */
export async function loadLabAssets(slug: string, root = process.cwd()): Promise<LabAssets> {
  return pack(slug, root);
}

const pack = onceABuild(async (slug, root): Promise<LabAssets> => {
  const lab = await source(slug, root);
  const { manifest } = lab;
  const { editable, readOnly, hidden } = manifest.files;
  const starter = texts(lab.starter, [...editable, ...readOnly]);
  const support = { ...texts(lab.starter, hidden), ...texts(lab.tests), ...texts(lab.bench), ...texts(lab.vendored) };
  const role = (role: FileSummary['role'], paths: readonly string[]): FileSummary[] =>
    paths.map((path) => ({ path, role }));
  const hints = await renderHints(lab);
  const contentHash = hash([starter, support, manifest.tasks, manifest.benches]);
  return {
    manifest,
    package: { contentHash, manifest, starter, support, hints },
    solution: texts(solutionFiles(lab), editable),
    lessons: await lessonsOf(lab, root),
    summary: {
      slug,
      id: manifest.id,
      title: manifest.title,
      contentHash,
      focus: manifest.focus,
      files: [
        ...role('editable', editable),
        ...role('readOnly', readOnly),
        ...role('test', Object.keys(lab.tests)),
        ...role('bench', Object.keys(lab.bench)),
      ],
      tasks: manifest.tasks.map(({ id, title }) => ({ id, title, hints: hints[id]?.length ?? 0 })),
      benches: manifest.benches.map(({ file: _file, time: _time, ...bench }) => bench),
      ...requirements(manifest),
    },
    instructions: await renderInstructions(lab),
  };
});

/** What the mutants teach. A trap is told by its line in `content/traps.yaml`. */
async function lessonsOf({ mutants }: LabSource, root: string): Promise<Lesson[]> {
  const path = join(root, 'content/traps.yaml');
  const traps = existsSync(path) ? parseYaml(await readFile(path, 'utf8'), trapsSchema, 'content/traps.yaml').data : {};
  return Object.values(mutants).map(({ manifest: { fails, lesson, trap } }) => {
    const text = trap === undefined ? undefined : traps?.[trap];
    return {
      fails,
      lesson: lesson.trim(),
      ...(trap === undefined || text === undefined ? {} : { trap: { id: trap, text } }),
    };
  });
}

/** What the page's choice between engines depends on. Most labs run on any. */
function requirements({
  tasks,
  engine,
  files,
}: LabSource['manifest']): Pick<LabAssets['summary'], 'requires' | 'engine' | 'fixed'> {
  const requires = [...new Set(tasks.flatMap((task) => task.requires))];
  return {
    ...(requires.length === 0 ? {} : { requires }),
    ...(engine === undefined ? {} : { engine }),
    ...(files.own ? {} : { fixed: true }),
  };
}

const source = onceABuild(async (slug, root): Promise<LabSource> => {
  const { data, problems } = await readLab(join(root, 'labs'), slug);
  if (data) return data;
  throw new Error(problems.map(formatProblem).join('\n'));
});

async function renderInstructions({ instructions, manifest }: LabSource): Promise<LabAssets['instructions']> {
  const { intro, sections } = splitSections(instructions, 2);
  const tasks = manifest.tasks.map(async ({ id, title }) => ({
    id,
    title,
    html: await renderMarkdown(bodyOf(sections, title)),
  }));
  return { intro: await renderMarkdown(intro), tasks: await Promise.all(tasks) };
}

async function renderHints({ hints, manifest }: LabSource): Promise<Record<string, string[]>> {
  const { sections } = splitSections(hints, 2);
  const ladders = manifest.tasks.map(async ({ id, title }) => {
    const rungs = splitRungs(bodyOf(sections, title));
    return [id, await Promise.all(rungs.map((rung) => renderMarkdown(rung)))] as const;
  });
  return Object.fromEntries(await Promise.all(ladders));
}

function bodyOf(sections: readonly MarkdownSection[], title: string): string {
  return sections.find(({ heading }) => heading === title)?.body ?? '';
}

function texts(tree: FileTree, paths: readonly string[] = Object.keys(tree)): Record<string, string> {
  return Object.fromEntries(paths.map((path) => [path, textOf(tree[path] ?? '')]));
}

function hash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}
