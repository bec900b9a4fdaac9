/**
 * Reads what the engine is made of out of the pinned Node binary: the JavaScript library compiled into it and the plain data
 * (constants, errno table, option defaults) that its C++ bindings hand to that library.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Everything taken from the binary. `lib` maps a module id (`internal/timers`) to its source. */
export interface Natives {
  version: string;
  lib: Record<string, string>;
  facts: unknown;
}

const DUMP_SCRIPT = fileURLToPath(new URL('./dump.cjs', import.meta.url));

/**
 * Runs `node` (the pinned binary by default) and returns its library and facts.
 * @throws {Error} when the binary is not the major version the patches are written for.
 */
export function readNatives(node: string = process.execPath): Natives {
  const json = execFileSync(node, ['--expose-internals', DUMP_SCRIPT], {
    // The environment, not `--no-warnings`: that would be recorded as an option's default.
    env: { ...process.env, NODE_NO_WARNINGS: '1' },
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  const natives = JSON.parse(json) as Natives;
  if (!natives.version.startsWith('v24.')) {
    throw new Error(
      `${node} is Node ${natives.version}, but the engine is built from Node 24. ` +
        `Run this through an npm script, which puts the pinned Node first on the PATH.`,
    );
  }
  return natives;
}
