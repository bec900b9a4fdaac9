import path from 'node:path';
import { labSlugs, readLab } from '../../lab/disk/read-lab.ts';
import type { LabSource } from '../../lab/files.ts';
import { formatProblem } from '../../schemas/problems.ts';

/** The repository. */
export const ROOT = path.join(import.meta.dirname, '../../..');

/** A call that cannot be carried out: `message` says what to type instead. Ends with code 2. */
export class CallError extends Error {}

/** Reads the lab of a command line. @throws {CallError} when there is none of that name, it is broken, or has no such task */
export async function openLab(slug: string | undefined, only: readonly string[] = []): Promise<LabSource> {
  const labs = path.join(ROOT, 'labs');
  const known = await labSlugs(labs);
  if (slug === undefined || !known.includes(slug)) {
    const what = slug === undefined ? 'Which lab?' : `There is no lab "${slug}".`;
    throw new CallError(`${what}\nLabs: ${known.join(', ')}`);
  }
  const { data: lab, problems } = await readLab(labs, slug);
  if (lab === undefined) throw new CallError(problems.map(formatProblem).join('\n'));
  const tasks = lab.manifest.tasks.map((task) => task.id);
  const unknown = only.filter((id) => !tasks.includes(id));
  if (unknown.length > 0) throw new CallError(`No such task: ${unknown.join(', ')}. Tasks: ${tasks.join(', ')}`);
  return lab;
}

/** Runs a command: a {@link CallError} is told in plain words, with exit code 2. */
export async function runCommand(command: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await command();
  } catch (error) {
    const wrongCall =
      error instanceof CallError ||
      (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));
    if (!wrongCall) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}
