import type { FileTree, LabEngine } from '../engines/types.ts';
import type { RunError } from './classify.ts';
import { runMessage } from './messages.ts';

/**
 * Whether the run has changed or removed a file of the lab that is not the reader's to change. What it did to `editable` files, and
 * what it wrote beside them, is its own business.
 */
export async function changedFile(
  engine: LabEngine,
  mounted: FileTree,
  editable: readonly string[],
): Promise<RunError | undefined> {
  for (const [file, data] of Object.entries(mounted)) {
    if (editable.includes(file)) continue;
    const wanted = typeof data === 'string' ? new TextEncoder().encode(data) : data;
    const found = await engine.readFile(file).catch(() => undefined);
    if (found?.length === wanted.length && found.every((byte, index) => byte === wanted[index])) continue;
    return { errorKind: 'tampered', message: runMessage('tampered', { detail: file }) };
  }
  return undefined;
}
