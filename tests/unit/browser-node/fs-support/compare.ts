/** Child process of fs-differential.test.ts: runs every scenario on the real and on the virtual file system. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { attachFileSystem, createSharedFileSystem } from '../../../../src/browser-node/fs/shared.ts';
import { plain } from './plain.ts';
import { scenarios, type Fs } from './scenarios.ts';
import { loadFs } from './virtual-lib.ts';

const USER = 1000;
const root = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-differential-'));
// The engine's user is an ordinary one: so must be the real side's, or permissions cannot be compared.
if (process.getuid?.() === 0) {
  fs.chownSync(root, USER, USER);
  process.setgroups?.([]);
  process.setgid?.(USER);
  process.setuid?.(USER);
}
process.umask(0o022);
const vfs = attachFileSystem(createSharedFileSystem(), 1);
const virtual = loadFs(vfs).fs;

async function outcome(scenario: (fs: Fs) => unknown, on: Fs): Promise<unknown> {
  try {
    return plain(await scenario(on));
  } catch (error) {
    return { thrown: plain(error) };
  }
}

const results: { name: string; real: unknown; virtual: unknown }[] = [];
let count = 0;
for (const [name, scenario] of Object.entries(scenarios)) {
  const directory = path.join(root, `case-${count++}`);
  fs.mkdirSync(directory);
  vfs.mkdirRecursive(directory);
  process.chdir(directory);
  // Both sides must see a clean process: descriptors that one scenario leaves open do not matter to the next.
  const real = await outcome(scenario, fs);
  const ours = await outcome(scenario, virtual);
  results.push({ name, real, virtual: ours });
}
process.chdir('/');
fs.rmSync(root, { recursive: true, force: true });
process.stdout.write(JSON.stringify(results), () => process.exit(0));
