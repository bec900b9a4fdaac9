import { execFileSync } from 'node:child_process';
import { arch, cpus, loadavg, release, totalmem, type } from 'node:os';
import type { Environment } from '../../schemas/bench-results.ts';
import { findChromium } from '../browsers/chromium.ts';

/** What a program prints, or nothing when there is no such program. */
function output(command: string, ...args: string[]): string {
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return '';
  }
}

/** What this machine is, at this moment. */
export async function environment(): Promise<Environment> {
  const { executablePath } = await findChromium();
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 1024 ** 3),
    system: `${type()} ${release()} ${arch()}`,
    node: process.versions.node,
    chromium: /\d+(?:\.\d+)+/.exec(output(executablePath, '--version'))?.[0] ?? 'unknown',
    commit: output('git', 'rev-parse', '--short=10', 'HEAD'),
    load: Number((loadavg()[0] ?? 0).toFixed(2)),
  };
}
