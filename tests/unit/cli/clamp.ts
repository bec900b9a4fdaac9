import path from 'node:path';
import { readLab } from '../../../src/lab/disk/read-lab.ts';
import type { LabSource } from '../../../src/lab/files.ts';

/** The lab of the gate's tests, with its manifest changed where wanted. */
export async function clampLab(): Promise<LabSource> {
  const { data } = await readLab(path.join(import.meta.dirname, '../grader/fixtures/labs'), 'clamp');
  if (data === undefined) throw new Error('the fixture lab must be readable');
  return data;
}
