import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkEvidenceScripts } from '../../../src/docs/evidence.ts';
import { formatProblem } from '../../../src/schemas/problems.ts';

let root = '';
const put = (file: string, text: string): Promise<void> =>
  writeFile(join(root, 'content/scenarios/a/evidence', file), text);

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'hotpath-test-'));
  await mkdir(join(root, 'content/scenarios/a/evidence'), { recursive: true });
  const script = `// in place of tools.mjs
import { writeFileSync } from 'node:fs';
for (const name of ['same', 'other']) writeFileSync(process.argv[2] + '/' + name + '.json', '{\\n1\\n}\\n');`;
  await Promise.all([
    put('figures.mjs', script),
    put('program.mjs', 'throw new Error("a program that evidence is about is not run");'),
    put('record-run.mjs', 'throw new Error("tools.mjs: recordings are not run");'),
    put('same.json', '{\n1\n}\n'),
    put('other.json', '{\n2\n}\n'),
    put('run.json', '{"recorded": {}}'),
    put('drawn.json', '{}'),
  ]);
});
afterAll(() => rm(root, { recursive: true }));

test('committed evidence is what its script writes, or says which recording it is', async () => {
  expect((await checkEvidenceScripts(root)).map(formatProblem)).toEqual([
    'content/scenarios/a/evidence/other.json:2: is not what its script writes; run node content/scenarios/a/evidence/figures.mjs and look at the change',
    'content/scenarios/a/evidence/drawn.json:1: no script of a writes it, and it says no "recorded"; remove it',
  ]);
});
