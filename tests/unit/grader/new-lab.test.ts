import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { NodeEngine } from '../../../src/engines/node/engine.ts';
import { writeNewLab } from '../../../src/lab/disk/new-lab.ts';
import { readLab } from '../../../src/lab/disk/read-lab.ts';
import { checkLab } from '../../../src/lab/gate/check.ts';
import { checkContent } from '../../../src/schemas/content-check.ts';
import { formatProblem } from '../../../src/schemas/problems.ts';

vi.setConfig({ testTimeout: 60_000 });

const TEMPLATE = path.join(import.meta.dirname, '../../../src/cli/new-lab');
let labs: string;
beforeAll(async () => {
  labs = await mkdtemp(path.join(tmpdir(), 'hotpath-new-lab-'));
});
afterAll(() => rm(labs, { recursive: true }));

it('a new lab passes the gate at once, its bench included', async () => {
  const written = await writeNewLab(labs, TEMPLATE, { slug: 'my-lab', title: 'My "own" lab', section: 'caching' });
  expect(written).toContain('my-lab/lab.yaml');
  const { data, problems } = await readLab(labs, 'my-lab');
  if (data === undefined) throw new Error(problems.map(formatProblem).join('\n'));
  expect(data.manifest).toMatchObject({ title: 'My "own" lab', section: 'caching', status: 'draft' });
  expect((await checkLab(data, () => NodeEngine.create(), { jobs: 2 })).map(formatProblem)).toEqual([]);
  expect((await checkLab(data, () => NodeEngine.create(), { bench: true })).map(formatProblem)).toEqual([]);
});

it('names nothing that does not exist', async () => {
  const files = new Map<string, string>();
  for (const file of ['lab.yaml', 'instructions.md', 'hints.md'])
    files.set(`labs/my-lab/${file}`, await readFile(path.join(labs, 'my-lab', file), 'utf8'));
  expect(checkContent(files, new Set(), new Set(['caching'])).map(formatProblem)).toEqual([]);
});

it('never writes over a lab, and refuses names that cannot be addresses', async () => {
  await expect(writeNewLab(labs, TEMPLATE, { slug: 'my-lab', title: 'x', section: 'caching' })).rejects.toThrow(
    'already',
  );
  await expect(writeNewLab(labs, TEMPLATE, { slug: '../x', title: 'x', section: 'caching' })).rejects.toThrow(
    'lower-case words',
  );
});
