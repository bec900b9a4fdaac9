/** Runs a program on real Node or in the engine, and brings what it printed to one form. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import type { PageEngine } from '../../support/engine-page.ts';
import type { Program } from './programs.ts';

export interface Observation {
  stdout: string;
  stderr: string;
  code: number | null;
}

const TIMEOUT_MS = 20_000;
const ENV = { LANG: 'en_US.UTF-8', HOTPATH_TEST: 'yes' };

/** What may differ between two runs of the same program on the same Node: places, process ids, durations. */
function normalize(text: string, root: string): string {
  return (
    text
      .replaceAll(root, '/lab')
      .replaceAll(process.execPath, '/usr/local/bin/node')
      .replace(/\(node:\d+\)/g, '(node:PID)')
      .replace(/\((\d+\.\d+|\d+)ms\)/g, '(Nms)')
      .replace(/(duration_ms:?) \d+(?:\.\d+)?/g, '$1 N')
      // Frames of Node's own files: how the loader got to the program is no promise of Node's.
      .replace(/^ +(?:at )?.*(?:\bnode:internal\/|\(node:diagnostics_channel:).*\n/gm, '')
  );
}

function observed(program: Program, root: string, run: Observation): Observation {
  return {
    stdout: normalize(run.stdout, root),
    stderr: program.directives.stderr === 'ignored' ? '' : normalize(run.stderr, root),
    code: run.code,
  };
}

/** On the Node that runs the tests. */
export async function observeNode(program: Program, root: string): Promise<Observation> {
  const child = spawn(process.execPath, program.directives.args, {
    cwd: path.join(root, program.area),
    // For commands that programs start: this Node before any other.
    env: { ...ENV, PATH: `${path.dirname(process.execPath)}:${process.env['PATH'] ?? ''}` },
    argv0: 'node',
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: TIMEOUT_MS,
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return observed(program, root, { stdout, stderr, code });
}

/** In the embedded engine; the programs must be mounted at its root. */
export async function observeEngine(program: Program, engine: PageEngine): Promise<Observation> {
  const { stdout, stderr, exit } = await engine.run(program.directives.args, {
    cwd: `${engine.root}/${program.area}`,
    env: ENV,
    limits: { timeoutMs: TIMEOUT_MS },
  });
  const reason = exit.reason === 'exit' ? '' : `ended by the engine: ${exit.reason}\n`;
  return observed(program, engine.root, { stdout: stdout + reason, stderr, code: exit.code });
}
