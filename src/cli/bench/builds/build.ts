import { spawn } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Built } from './figures.ts';

/** A site that is ready to be built. */
export interface Buildable {
  cwd: string;
  /** Arguments of `node`, one list a command, run one after another. */
  commands: readonly (readonly string[])[];
  env?: Readonly<Record<string, string>>;
  /** Folder that is written, below `cwd`. */
  out: string;
  /** Removes what an earlier build left, so that each build is the first. */
  clean: () => Promise<void>;
}

/** Of what a failed build printed, this much of the end is searched for its reason. */
const TAIL = 5000;

/** Colours of a terminal. */
// eslint-disable-next-line no-control-regex -- that is what they are made of
const COLOURS = /\u001b\[[\d;]*m/g;

function runNode(args: readonly string[], cwd: string, env: Readonly<Record<string, string>>): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd,
      // CI: no progress bars. The other two ask somebody else something.
      env: { ...process.env, CI: '1', ASTRO_TELEMETRY_DISABLED: '1', NO_UPDATE_NOTIFIER: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let printed = '';
    const keep = (text: string): void => {
      printed = (printed + text).slice(-TAIL);
    };
    child.stdout.setEncoding('utf8').on('data', keep);
    child.stderr.setEncoding('utf8').on('data', keep);
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else {
        const lines = printed.replaceAll(COLOURS, '').split('\n');
        reject(
          new Error(lines.find((line) => /error/i.test(line))?.trim() ?? `node ${args.join(' ')}: ${String(code)}`),
        );
      }
    });
  });
}

/** Bytes of all files below a folder. */
export async function bytesBelow(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(files.map(async (entry) => (await stat(join(entry.parentPath, entry.name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Builds from nothing. @throws {Error} with the line in which the build says what is wrong */
export async function build({ cwd, commands, env = {}, out, clean }: Buildable): Promise<Built> {
  await clean();
  const begun = performance.now();
  for (const args of commands) await runNode(args, cwd, env);
  const seconds = (performance.now() - begun) / 1000;
  return { seconds, bytes: await bytesBelow(join(cwd, out)) };
}
