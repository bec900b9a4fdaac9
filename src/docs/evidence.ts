import { execFile } from 'node:child_process';
import { globSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Problem } from '../schemas/problems.ts';

const run = promisify(execFile);

/** A script that is to give the same figures each time; those of real runs are called `record-….mjs`. */
const SIMULATION = /^(?!record-).*\.mjs$/;

/**
 * Runs the scripts that simulate the evidence of scenarios and compares what they write with what is committed. A file that no
 * simulation writes has to say which recording it comes from.
 *
 * @param root absolute path of the repository
 */
export async function checkEvidenceScripts(root: string): Promise<Problem[]> {
  const folders = globSync('content/scenarios/*/evidence', { cwd: root }).sort();
  const problems = await Promise.all(folders.map((folder) => checkFolder(root, folder.replaceAll('\\', '/'))));
  return problems.flat();
}

async function checkFolder(root: string, folder: string): Promise<Problem[]> {
  const problems: Problem[] = [];
  const names = (await readdir(join(root, folder))).sort();
  const written = new Set<string>();
  for (const script of names.filter((name) => SIMULATION.test(name))) {
    const path = `${folder}/${script}`;
    // Programs that evidence is about lie there, too; what writes evidence says so by importing the tools.
    if (!(await readFile(join(root, path), 'utf8')).includes('tools.mjs')) continue;
    const fresh = await mkdtemp(join(tmpdir(), 'hotpath-evidence-'));
    try {
      await run(process.execPath, [join(root, path), fresh], { timeout: 20_000, env: environment() });
      for (const file of await readdir(fresh)) {
        written.add(file);
        const committed = await readFile(join(root, folder, file), 'utf8').catch(() => '');
        const line = firstDifference(committed, await readFile(join(fresh, file), 'utf8'));
        if (line > 0) problems.push({ path: `${folder}/${file}`, line, message: again(path) });
      }
    } catch (error) {
      problems.push({ path, line: 1, message: error instanceof Error ? error.message.trim() : String(error) });
    } finally {
      await rm(fresh, { recursive: true, force: true });
    }
  }
  for (const file of names.filter((name) => name.endsWith('.json') && !written.has(name))) {
    if (/"recorded":/.test(await readFile(join(root, folder, file), 'utf8'))) continue;
    const message = `no script of ${basename(dirname(folder))} writes it, and it says no "recorded"; remove it`;
    problems.push({ path: `${folder}/${file}`, line: 1, message });
  }
  return problems;
}

const again = (script: string): string => `is not what its script writes; run node ${script} and look at the change`;

/** What this process was started with (a test runner's hooks) is not the script's business. */
function environment(): NodeJS.ProcessEnv {
  const env = { ...process.env };
  Reflect.deleteProperty(env, 'NODE_OPTIONS');
  return env;
}

/** The first line, from 1, in which two texts differ; 0 when they are the same. */
function firstDifference(a: string, b: string): number {
  if (a === b) return 0;
  const [left, right] = [a.split('\n'), b.split('\n')];
  return left.findIndex((line, i) => line !== right[i]) + 1 || left.length;
}
