/** The gate on labs that lie in a folder: what is wrong before anything runs, and what is not run again. */
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openGateCache } from '../../../src/lab/disk/gate-cache.ts';
import { readLab } from '../../../src/lab/disk/read-lab.ts';
import { recordedHashes, vendoredPackages } from '../../../src/lab/disk/vendor.ts';
import { checkStructure } from '../../../src/lab/gate/structure.ts';
import { checkContent } from '../../../src/schemas/content-check.ts';
import { formatProblem } from '../../../src/schemas/problems.ts';

const CLAMP = path.join(import.meta.dirname, 'fixtures/labs/clamp');
let root: string;
let labs: string;
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'hotpath-gate-'));
  labs = path.join(root, 'labs');
  await cp(CLAMP, path.join(labs, 'clamp'), { recursive: true });
  await writePackage('module.exports = 1;\n');
});
afterEach(() => rm(root, { recursive: true }));

/** A package in node_modules that labs may depend on. */
async function writePackage(code: string): Promise<void> {
  const folder = path.join(root, 'node_modules/tiny');
  await mkdir(path.join(folder, 'test'), { recursive: true });
  await writeFile(path.join(folder, 'package.json'), '{ "name": "tiny", "version": "1.2.3" }');
  await writeFile(path.join(folder, 'index.js'), code);
  await writeFile(path.join(folder, 'test/index.js'), 'never shipped');
}
const edit = async (file: string, change: (text: string) => string): Promise<void> => {
  const target = path.join(labs, 'clamp', file);
  await writeFile(target, change(await readFile(target, 'utf8').catch(() => '')));
};
async function problems(): Promise<string[]> {
  const { data, problems: found } = await readLab(labs, 'clamp');
  return (data === undefined ? found : checkStructure(data)).map(formatProblem);
}

describe('names file and mend when', () => {
  it('a file belongs to nothing', async () => {
    await edit('notes.txt', () => 'remember the milk');
    expect(await problems()).toEqual([
      'labs/clamp/notes.txt:1: belongs to no part of a lab; delete it, or move it to where it is used',
    ]);
  });

  it('hints and a mutant’s manifest are missing', async () => {
    await rm(path.join(labs, 'clamp/hints.md'));
    await rm(path.join(labs, 'clamp/mutants/upper-only/mutant.yaml'));
    expect(await problems()).toEqual([
      'labs/clamp/hints.md:1: is missing',
      'labs/clamp/mutants/upper-only/mutant.yaml:1: is missing',
    ]);
  });

  it('the manifest is wrong in two places', async () => {
    await edit('lab.yaml', (yaml) =>
      yaml.replace('difficulty: basic', 'difficulty: trivial').replace('duration: 5', 'duration: 1'),
    );
    expect(await problems()).toEqual([
      expect.stringMatching(/^labs\/clamp\/lab\.yaml:7: .*basic/),
      expect.stringMatching(/^labs\/clamp\/lab\.yaml:8: .*5/),
    ]);
  });

  it('it names a guide, a question and a trap that do not exist', async () => {
    await edit(
      'lab.yaml',
      (yaml) => `${yaml.replace('traps: [W1]', 'traps: [W99]')}guides: [no/such]\nquestions: [nobody-asks]\n`,
    );
    const files = new Map<string, string>();
    for (const file of ['lab.yaml', 'instructions.md', 'hints.md'])
      files.set(`labs/clamp/${file}`, await readFile(path.join(labs, 'clamp', file), 'utf8'));
    const found = checkContent(files, new Set(), new Set(['testing']))
      .map(formatProblem)
      .join('\n');
    expect(found).toMatch(/labs\/clamp\/lab\.yaml:\d+: guides: there is no "no\/such"; write the page/);
    expect(found).toMatch(/lab\.yaml:\d+: questions: there is no "nobody-asks"; mend the id/);
    expect(found).toMatch(/lab\.yaml:\d+: traps: there is no "W99"; mend the id/);
  });

  it('it depends on a package that nobody recorded, or that is not installed', async () => {
    await edit('lab.yaml', (yaml) => `${yaml}dependencies: [tiny]\n`);
    expect(await problems()).toEqual([
      expect.stringMatching(
        /^labs\/clamp\/lab\.yaml:\d+: dependencies: tiny@1\.2\.3 is not in labs\/vendor\.json; run npm run labs:vendor/,
      ),
    ]);
    await edit('lab.yaml', (yaml) => yaml.replace('[tiny]', '[absent]'));
    expect(await problems()).toEqual([
      expect.stringMatching(/absent is not installed: add it to the root's devDependencies/),
    ]);
  });

  it('a vendored file has another hash than the recorded one', async () => {
    await edit('lab.yaml', (yaml) => `${yaml}dependencies: [tiny]\n`);
    const record = async (): Promise<void> => {
      const packages = await vendoredPackages(root, ['tiny']);
      await writeFile(
        path.join(labs, 'vendor.json'),
        JSON.stringify(Object.fromEntries(packages.map(({ id, hash }) => [id, hash]))),
      );
    };
    await record();
    expect(await problems()).toEqual([]);
    await writePackage('module.exports = "evil";\n');
    expect(await problems()).toEqual([
      expect.stringMatching(
        /^labs\/clamp\/lab\.yaml:29: dependencies: the files of tiny@1\.2\.3 have the hash sha256-\S+, labs\/vendor\.json says sha256-\S+; run npm ci/,
      ),
    ]);
    expect(Object.keys(await recordedHashes(labs))).toEqual(['tiny@1.2.3']);
  });
});

it('mounts what a package needs to run, and nothing else', async () => {
  await edit('lab.yaml', (yaml) => `${yaml}dependencies: [tiny]\n`);
  const [tiny] = await vendoredPackages(root, ['tiny']);
  expect(Object.keys(tiny?.files ?? {})).toEqual(['node_modules/tiny/index.js', 'node_modules/tiny/package.json']);
});

describe('the cache of the gate', () => {
  const way = { engine: 'node', node: '24.21.0', repeat: 5, repeatOthers: 1 };

  it('knows a lab until one of its files changes, or how it is judged', async () => {
    await (await openGateCache(root, labs, way)).add('clamp');
    expect(await (await openGateCache(root, labs, way)).has('clamp')).toBe(true);
    expect(await (await openGateCache(root, labs, { ...way, engine: 'chromium' })).has('clamp')).toBe(false);
    expect(await (await openGateCache(root, labs, { ...way, repeat: 9 })).has('clamp')).toBe(false);

    await edit('tests/clamp.test.js', (text) => `${text}\n`);
    expect(await (await openGateCache(root, labs, way)).has('clamp')).toBe(false);
  });

  it.each(['src/grader/grade.ts', 'src/bench/runtime/bench.mjs', 'src/engines/node/engine.ts', 'package-lock.json'])(
    'forgets all when %s changes',
    async (file) => {
      await (await openGateCache(root, labs, way)).add('clamp');
      await mkdir(path.dirname(path.join(root, file)), { recursive: true });
      await writeFile(path.join(root, file), 'changed');
      expect(await (await openGateCache(root, labs, way)).has('clamp')).toBe(false);
    },
  );

  it('is empty when its file is broken', async () => {
    await (await openGateCache(root, labs, way)).add('clamp');
    await writeFile(path.join(root, '.hotpath/cache/labs-check.json'), '{');
    expect(await (await openGateCache(root, labs, way)).has('clamp')).toBe(false);
  });
});
