/** Programs that start more and more are ended, or refused, with a reason; the page stays usable. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { EnginePages, type PageEngine } from '../support/engine-page.ts';

let pages: EnginePages;
let engine: PageEngine;

beforeAll(async () => {
  pages = await EnginePages.start();
  engine = await pages.open();
});

afterAll(async () => {
  await pages.close();
});

it('ends a fork bomb, and goes on with the next program', async () => {
  const bomb = `
    const { spawn } = require('node:child_process');
    setInterval(() => { spawn(process.execPath, [__filename], { stdio: 'ignore' }).on('error', () => {}); }, 5);
  `;
  await engine.mount({ 'bomb.cjs': bomb });
  const { exit } = await engine.run(['bomb.cjs'], { limits: { timeoutMs: 60_000 } });
  expect(exit.reason).toBe('process-limit');
  expect((await engine.run(['-p', '1 + 1'])).stdout).toBe('2\n');
});

it('refuses threads beyond the limit', async () => {
  const threads = `
    const { Worker } = require('node:worker_threads');
    try { for (;;) new Worker('setInterval(() => {}, 1000)', { eval: true }); }
    catch (error) { console.log(error.code); process.exit(); }
  `;
  await engine.mount({ 'threads.cjs': threads });
  const { stdout } = await engine.run(['threads.cjs'], { limits: { timeoutMs: 60_000 } });
  expect(stdout).toBe('ERR_WORKER_INIT_FAILED\n');
});

it('runs commands of the shell for the page, with its input', async () => {
  await engine.mount({ 'package.json': JSON.stringify({ scripts: { test: 'node -p 6*7' } }) });
  expect((await engine.run(['--silent', 'test'], { command: 'npm' })).stdout).toBe('42\n');
  expect((await engine.run(['-c', 'cat | wc -w'], { command: 'sh', input: 'one two' })).stdout).toBe('2\n');
  await expect(engine.run([], { command: 'no-such-command' })).rejects.toThrow('ENOENT');
});
