/** The programs on the Node that runs this. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const PROGRAMS = fileURLToPath(new URL('programs/', import.meta.url));

export interface TimedRun {
  stdout: string;
  /** Milliseconds from the start to the first output. */
  firstOutputMs: number;
}

/** @throws {Error} when the program fails. */
export async function runOnNode(program: string): Promise<TimedRun> {
  const begun = performance.now();
  let firstOutputMs = NaN;
  let stdout = '';
  const child = spawn(process.execPath, [`${PROGRAMS}${program}.mjs`], { stdio: ['ignore', 'pipe', 'inherit'] });
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (stdout === '') firstOutputMs = performance.now() - begun;
    stdout += text;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`${program} ended with ${String(code)} on Node`);
  return { stdout, firstOutputMs };
}
