/** Puts what people would use in place of this site into a temporary folder, from the npm registry. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Kept between runs. */
export const BENCH_DIR = join(tmpdir(), 'hotpath-bench');

/** What a peer is made of: the exact versions that are compared. */
export interface PeerPackages {
  name: string;
  dependencies: Readonly<Record<string, string>>;
  /** Where a version that a dependency asks for is not in every mirror of the registry. */
  overrides?: Readonly<Record<string, string>>;
}

const NPM = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

/** The line of npm's complaint that says what is wrong. */
export function npmError(stderr: string): string {
  const lines = stderr.split('\n').filter((line) => line.startsWith('npm error'));
  const said = lines.find((line) => !/^npm error (?:code |A complete log)/.test(line)) ?? lines[0] ?? stderr.trim();
  return said.replace(/^npm error (?:notarget )?/, '');
}

/**
 * Installs a peer, or finds what an earlier run installed.
 * @returns the folder
 * @throws {Error} with npm's reason
 */
export async function installPeer({ name, ...packages }: PeerPackages): Promise<string> {
  // Without a type: Docusaurus cannot be built in a package of ES modules (`require.resolveWeak is not a function`).
  const text = JSON.stringify({ name: `bench-${name}`, private: true, ...packages }, null, 2);
  const folder = join(BENCH_DIR, `${name}-${createHash('sha256').update(text).digest('hex').slice(0, 8)}`);
  if (existsSync(folder)) return folder;
  const part = `${folder}.part`;
  await rm(part, { recursive: true, force: true });
  await mkdir(part, { recursive: true });
  await writeFile(join(part, 'package.json'), text);
  await npm(part, ['install']);
  await rename(part, folder);
  return folder;
}

/** @throws {Error} with npm's reason */
export async function npm(cwd: string, args: readonly string[]): Promise<void> {
  try {
    await run('npm', [...args, ...NPM], { cwd, timeout: 5 * 60_000, maxBuffer: 2 ** 26 });
  } catch (error) {
    const stderr = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
    throw new Error(`npm ${args.join(' ')} in ${cwd}: ${stderr === '' ? String(error) : npmError(stderr)}`, {
      cause: error,
    });
  }
}
