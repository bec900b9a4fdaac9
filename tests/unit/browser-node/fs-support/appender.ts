/** Worker of fs-shared.test.ts: attaches the shared file system and does what it is told. */
import { parentPort, workerData } from 'node:worker_threads';
import { acquireLock } from '../../../../src/browser-node/fs/lock.ts';
import { attachFileSystem, type FileSystemHandle } from '../../../../src/browser-node/fs/shared.ts';
import { viewShared } from '../../../../src/browser-node/fs/shared-header.ts';

interface Job {
  handle: FileSystemHandle;
  owner: number;
  /** Lines to append to `/log`; each also makes, renames and removes a file of its own. */
  lines?: number;
  /** Take the lock and never give it back. */
  hold?: boolean;
}

const { handle, owner, lines = 0, hold = false } = workerData as Job;
const vfs = attachFileSystem(handle, owner);

function append(line: number): void {
  const fd = vfs.open('/log', 0o2101);
  vfs.write(fd, new TextEncoder().encode(`${owner}:${line}\n`));
  vfs.close(fd);
  vfs.writeFile(`/work/${owner}`, 'x'.repeat((line * 37) % 2000));
  vfs.rename(`/work/${owner}`, `/work/${owner}-moved`);
  vfs.unlink(`/work/${owner}-moved`);
}

for (let line = 0; line < lines; line++) append(line);
if (hold) {
  vfs.open('/kept', 0);
  acquireLock(viewShared(handle.buffer).words, owner);
}
parentPort?.postMessage('done');
if (hold) for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);
