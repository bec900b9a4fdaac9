import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { FileSummary, LabPackage, LabSummary } from '../lab/session/package.ts';
import { labSchema, type Lab } from '../schemas/lab.ts';
import { formatProblem, parseYaml } from '../schemas/problems.ts';
import { renderMarkdown, splitRungs, splitSections, type MarkdownSection } from './markdown.ts';

/** Everything the pages of one lab are built from. */
export interface LabAssets {
  manifest: Lab;
  summary: LabSummary;
  package: LabPackage;
  /** `instructions.md` as HTML: what stands before the first task, and one part per task, in the manifest's order. */
  instructions: { intro: string; tasks: { id: string; title: string; html: string }[] };
}

/** Folder names of all labs, sorted. */
export function listLabs(root = process.cwd()): string[] {
  const folder = resolve(root, 'labs');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((slug) => existsSync(join(folder, slug, 'lab.yaml')))
    .sort();
}

/**
 * Packages one lab for its page, at build time.
 * @throws {Error} naming the file and the mend.
 */
export async function loadLabAssets(slug: string, root = process.cwd()): Promise<LabAssets> {
  const folder = resolve(root, 'labs', slug);
  const manifest = readManifest(folder, slug);
  const { editable, readOnly, hidden } = manifest.files;
  const shown = readTexts(folder, 'starter', [...editable, ...readOnly]);
  const tests = readFolder(folder, 'tests');
  const bench = readFolder(folder, 'bench');
  const support = {
    'package.json': readIfThere(join(folder, 'package.json')) ?? '{\n  "private": true,\n  "type": "module"\n}\n',
    ...readTexts(folder, 'starter', hidden),
    ...tests,
    ...bench,
  };
  const files: FileSummary[] = [
    ...editable.map((path) => ({ path, role: 'editable' as const })),
    ...readOnly.map((path) => ({ path, role: 'readOnly' as const })),
    ...Object.keys(tests).map((path) => ({ path, role: 'test' as const })),
    ...Object.keys(bench).map((path) => ({ path, role: 'bench' as const })),
  ];
  const hints = await renderHints(folder, manifest);
  const contentHash = hash([shown, support, manifest.tasks]);
  return {
    manifest,
    package: {
      contentHash,
      manifest,
      starter: shown,
      solution: readTexts(folder, 'solution', editable.filter((path) => existsSync(join(folder, 'solution', path)))),
      support,
      hints,
    },
    summary: {
      slug,
      id: manifest.id,
      title: manifest.title,
      contentHash,
      focus: manifest.focus,
      files,
      tasks: manifest.tasks.map(({ id, title }) => ({ id, title, hints: hints[id]?.length ?? 0 })),
      benches: manifest.benches.map(({ file: _file, time: _time, ...bench }) => bench),
    },
    instructions: await renderInstructions(folder, manifest),
  };
}

function readManifest(folder: string, slug: string): Lab {
  const path = `labs/${slug}/lab.yaml`;
  const { data, problems } = parseYaml(readFileSync(join(folder, 'lab.yaml'), 'utf8'), labSchema, path);
  if (data) return data;
  throw new Error(problems.map(formatProblem).join('\n'));
}

async function renderInstructions(folder: string, manifest: Lab): Promise<LabAssets['instructions']> {
  const { intro, sections } = splitSections(readFileSync(join(folder, 'instructions.md'), 'utf8'), 2);
  const tasks = manifest.tasks.map(async (task, index) => ({
    id: task.id,
    title: task.title,
    html: await renderMarkdown(sectionOf(sections, task, index)?.body ?? ''),
  }));
  return { intro: await renderMarkdown(intro.replace(/^# .*\n?/, '')), tasks: await Promise.all(tasks) };
}

async function renderHints(folder: string, manifest: Lab): Promise<Record<string, string[]>> {
  const { sections } = splitSections(readIfThere(join(folder, 'hints.md')) ?? '', 2);
  const ladders = manifest.tasks.map(async (task, index) => {
    const rungs = splitRungs(sectionOf(sections, task, index)?.body ?? '');
    return [task.id, await Promise.all(rungs.map(renderMarkdown))] as const;
  });
  return Object.fromEntries(await Promise.all(ladders));
}

/** Headings name the task by id or title; by position where they do neither. */
function sectionOf(
  sections: MarkdownSection[],
  task: { id: string; title: string },
  index: number,
): MarkdownSection | undefined {
  return sections.find(({ heading }) => heading === task.title || heading === task.id) ?? sections[index];
}

function readTexts(folder: string, part: string, paths: readonly string[]): Record<string, string> {
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, part, path), 'utf8')]));
}

/** All files below `folder/part`, by path from `folder`. */
function readFolder(folder: string, part: string): Record<string, string> {
  const base = join(folder, part);
  if (!existsSync(base)) return {};
  const entries = readdirSync(base, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
  return Object.fromEntries(paths.sort().map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

function readIfThere(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

function hash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}
