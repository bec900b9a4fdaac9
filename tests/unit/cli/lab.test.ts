import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { NodeEngine } from '../../../src/engines/node/engine.ts';
import { readWork, watchWork } from '../../../src/cli/lab/folder.ts';
import { playSession } from '../../../src/cli/lab/play.ts';
import { writeMissing } from '../../../src/lab/disk/workspace.ts';
import { resultsSchema } from '../../../src/schemas/results.ts';
import { clampLab } from './clamp.ts';

// Real processes on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const ROOT = path.join(import.meta.dirname, '../../..');
const RIGHT = 'export const clamp = (value, low, high) => Math.min(high, Math.max(low, value));\n';
let engine: NodeEngine;
let folder: string;
beforeAll(async () => {
  engine = await NodeEngine.create();
  folder = await mkdtemp(path.join(tmpdir(), 'hotpath-work-'));
});
afterAll(async () => {
  await engine.dispose();
  await rm(folder, { recursive: true });
});

describe('a session at the terminal', () => {
  it('goes from the starter to solved: results, hints rung by rung, a save, all tests pass', async () => {
    const { code, screen } = await playSession(await clampLab(), engine, async (person) => {
      await person.results();
      await person.shows('[h] hint');
      for (const rung of [1, 2, 3]) {
        person.press('h');
        await person.shows(`hint ${rung} of 3`);
      }
      expect(await person.save({ 'clamp.js': RIGHT })).toMatchObject({ status: 'pass' });
      person.press('q');
    });
    expect(code).toBe(0);
    expect(screen).toMatch(/→ Keep both bounds {2}1\/3/);
    expect(screen).toMatch(/✗ raises what is too low\n {6}Expected values to be strictly equal/);
    expect(screen).toMatch(/░{30} 0 of 1 tasks/);
    expect(screen).toContain('Math.min and Math.max do that.');
    expect(screen).toMatch(/✓ Keep both bounds {2}3\/3\n\n█{30} 1 of 1 tasks/);
    expect(screen).toContain('Compare with labs/clamp/solution/, or press b');
  });

  it('measures on b, runs again on r, shows all tests on a', async () => {
    const { code, screen } = await playSession(await clampLab(), engine, async (person) => {
      await person.save({ 'clamp.js': RIGHT });
      person.press('r');
      await person.results();
      person.press('b');
      await person.shows('Bench loop: better, 90.00x');
      person.press('a');
      await person.shows('1 of 1 tasks');
      person.press('q');
    });
    expect(code).toBe(0);
    expect(screen).toContain('step by step: 90.00 steps');
  });

  it('tells what went wrong with a whole run, and exits with 1', async () => {
    const { code, screen } = await playSession(await clampLab(), engine, async (person) => {
      await person.save({ 'clamp.js': 'export const clamp = (;\n' });
      person.press('q');
    });
    expect(code).toBe(1);
    expect(screen).toMatch(/Syntax error at clamp\.js:1:23/);
  });

  it('ends a run that a save has overtaken', async () => {
    const { screen } = await playSession(await clampLab(), engine, async (person) => {
      const never = person.save({ 'clamp.js': 'for (;;);\nexport const clamp = 0;\n' });
      void person.save({ 'clamp.js': RIGHT });
      expect(await never).toMatchObject({ status: 'pass' });
      person.press('q');
    });
    expect(screen).not.toContain('Stopped after');
  });
});

describe('my-labs', () => {
  it('gets the files that are missing, and keeps edits', async () => {
    const lab = await clampLab();
    expect(await writeMissing(folder, lab.starter)).toEqual(['clamp.js']);
    await writeFile(path.join(folder, 'clamp.js'), RIGHT);
    expect(await writeMissing(folder, lab.starter)).toEqual([]);
    expect(await readFile(path.join(folder, 'clamp.js'), 'utf8')).toBe(RIGHT);
    expect(await readWork(folder, lab)).toEqual({ 'clamp.js': RIGHT });
  });

  it('is watched: a save that changes something is told once', async () => {
    const lab = await clampLab();
    const stop = new AbortController();
    const changed = Promise.withResolvers<undefined>();
    watchWork(folder, lab, () => changed.resolve(undefined), stop.signal);
    await writeFile(path.join(folder, 'clamp.js'), '// edited\n');
    await changed.promise;
    stop.abort();
  });
});

/** A command as a person runs it, without a terminal. */
async function command(
  script: string,
  ...args: string[]
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [path.join(ROOT, 'src/cli', script), ...args], {
    cwd: ROOT,
    env: { ...process.env, INIT_CWD: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, stdout, stderr };
}

describe('npm run lab:verify', () => {
  const solution = path.join(ROOT, 'labs/worker-pool/solution');

  it('exits with 0 for a solution', async () => {
    const { code, stdout } = await command('lab-verify.ts', 'worker-pool', solution);
    expect(stdout).toMatch(/All tests pass\./);
    expect(code).toBe(0);
  });

  it('exits with 1 for a starter, and prints results.json', async () => {
    const { code, stdout } = await command(
      'lab-verify.ts',
      'worker-pool',
      path.join(ROOT, 'labs/worker-pool/starter'),
      '--json',
    );
    expect(resultsSchema.parse(JSON.parse(stdout)).status).toBe('fail');
    expect(code).toBe(1);
  });

  it.each([
    [['nobody', '.'], /There is no lab "nobody"\.\nLabs: .*worker-pool/],
    [['worker-pool'], /Which folder\?/],
    [['worker-pool', '.'], /has none of the files of this lab: pool\.js/],
    [['worker-pool', solution, '--only', 'x'], /No such task: x\. Tasks: threads/],
    [['worker-pool', '--wat'], /--wat/],
  ])('exits with 2 for a wrong call: %s', async (args, message) => {
    const { code, stderr } = await command('lab-verify.ts', ...args);
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
  });
});
