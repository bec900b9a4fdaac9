import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { outputDifference } from './match-output.ts';
import { commandFor, SQL_RUNNER } from './commands.ts';
import type { Program } from './program.ts';

/** Where the repository has its packages. A linked one finds what it depends on there. */
const installed = join(import.meta.dirname, '../../node_modules');

/** What a program did. `code` is null when it had to be stopped. */
export interface ProgramRun {
  stdout: string;
  stderr: string;
  code: number | null;
  durationMs: number;
}

/**
 * Runs a program on this very Node, in a folder of its own that is removed afterwards, with the npm packages that it names.
 * `timeoutMs` ends it the hard way.
 */
export async function runProgram(
  program: Pick<Program, 'files' | 'entry' | 'args' | 'packages'>,
  timeoutMs = 20_000,
): Promise<ProgramRun> {
  const folder = await mkdtemp(join(tmpdir(), 'hotpath-docs-'));
  try {
    for (const [name, source] of program.files) {
      const target = join(folder, name);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, source);
    }
    for (const name of program.packages ?? []) {
      const target = join(folder, 'node_modules', name);
      await mkdir(dirname(target), { recursive: true });
      await symlink(join(installed, name), target, 'dir');
    }
    const started = performance.now();
    const env = {
      ...process.env,
      NO_COLOR: '1',
      PATH: `${dirname(process.execPath)}${delimiter}${process.env['PATH'] ?? ''}`,
    };
    // What this process was started with (a test runner's hooks, coverage) is not the program's business.
    Reflect.deleteProperty(env, 'NODE_OPTIONS');
    Reflect.deleteProperty(env, 'NODE_V8_COVERAGE');
    const [command, args] = commandFor(program.entry);
    if (program.entry.endsWith('.sql')) await writeFile(join(folder, SQL_RUNNER.name), SQL_RUNNER.code);
    const child = spawn(command, [...args, ...program.args], {
      cwd: folder,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: timeoutMs,
      killSignal: 'SIGKILL',
    });
    const ended = new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
    return { stdout, stderr, code, durationMs: performance.now() - started };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Judges what a program did, on this Node or elsewhere. Returns what is wrong as a sentence, or `undefined`. */
export function judgeRun(
  { label, expected: { throws, output, unordered } }: Pick<Program, 'label' | 'expected'>,
  run: Omit<ProgramRun, 'durationMs'>,
): string | undefined {
  const lastWords = run.stderr.trim().split('\n').slice(-6).join(' | ');
  if (run.code === null) return `${label} did not end by itself within its time limit.`;
  if (throws === undefined && run.code !== 0) return `${label} ended with code ${run.code}: ${lastWords}`;
  if (throws !== undefined && run.code === 0) return `${label} should fail with ${throws}, but ended with code 0.`;
  if (throws !== undefined && !run.stderr.includes(throws))
    return `${label} should fail with ${throws}, but said: ${lastWords}`;
  if (output === '' && run.stdout.trim() !== '')
    return `${label} prints ${JSON.stringify(run.stdout.trim().split('\n')[0])}, and no output block follows. Add \`\`\`text output below it.`;
  const difference = outputDifference(output, run.stdout, unordered);
  return difference === undefined ? undefined : `${label}: ${difference}`;
}

/** Runs a program on this Node and judges it, as {@link judgeRun}. */
export async function proveProgram(program: Program, timeoutMs?: number): Promise<string | undefined> {
  return judgeRun(program, await runProgram(program, timeoutMs));
}
