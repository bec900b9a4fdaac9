import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A server program under test. */
export interface Served {
  /** Without a slash at the end. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Asks until the server answers. Gives up when its process has ended, with what it printed. */
async function answering(url: string, child: ChildProcess, printed: () => string): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the server ended with code ${child.exitCode}:\n${printed()}`);
    const answered = await fetch(url).then(
      () => true,
      () => false,
    );
    if (answered) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/**
 * Writes `config` into a fresh folder, starts `program` on it, and resolves when `http://127.0.0.1:<port>` answers.
 * @param args makes the program's arguments from the path of the configuration and its folder.
 */
export async function serveWith(
  program: string,
  config: string,
  port: number,
  args: (configPath: string, folder: string) => string[],
): Promise<Served> {
  const folder = await mkdtemp(join(tmpdir(), 'hotpath-hosting-'));
  const configPath = join(folder, 'server.conf');
  await writeFile(configPath, config);
  let printed = '';
  const child = spawn(program, args(configPath, folder), {
    cwd: folder,
    env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (printed += text));
  const url = `http://127.0.0.1:${port}`;
  const stop = async () => {
    if (child.exitCode === null) {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    }
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await answering(url, child, () => printed);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
}
