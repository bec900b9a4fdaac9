/**
 * Programs that want too much: each ends by a limit or gets an error that Node has too, and meanwhile the page answers.
 * No clock decides: a call into the page must be answered while the program runs, and the program is ended only after that.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BrowserName } from '../../src/cli/browsers/driver.ts';
import { installedFirefox } from '../../src/cli/browsers/firefox.ts';
import type { SpawnLimits } from '../../src/engines/types.ts';
import { EnginePages, type PageEngine } from '../support/engine-page.ts';
import { describeNeeding } from '../support/needs.ts';
import { bombs, busy, endless, impossible, large } from './support/hostile.ts';

/** Started anew after a run: who of the earlier processes is alive, and how many processes and threads can be made. */
const CENSUS = `
const { spawn } = require('node:child_process');
const { Worker } = require('node:worker_threads');
const alive = [];
for (let pid = 1000; pid < process.pid; pid++) try { process.kill(pid, 0); alive.push(pid); } catch {}
let threads = 0;
try { for (; threads < 100; threads++) new Worker('setInterval(() => {}, 1e6)', { eval: true }); } catch {}
let processes = 1;
while (processes < 100 && spawn('node', ['-e', '']).on('error', () => {}).pid !== undefined) processes++;
require('node:fs').writeSync(1, JSON.stringify({ alive, threads, processes }));
process.exit();`;

/**
 * The kernel's bookkeeping is the same code in every browser: it is looked at in all places in Chromium, and elsewhere only what the
 * browser itself does.
 */
function limitsIn(browser: BrowserName): void {
  const everything = browser === 'chromium';
  const places = everything ? /^in (?:main|a worker thread|a cluster worker)$/ : /^in main$/;
  let pages: EnginePages | undefined;
  let engine: PageEngine;

  beforeAll(async () => {
    pages = await EnginePages.start(browser);
    engine = await pages.open();
  });
  afterAll(() => pages?.close());

  /** Starts `program`, and resolves once it has printed something and the page has answered a call after that. */
  async function startHostile(program: string, limits: SpawnLimits = {}) {
    await engine.mount({ 'main.cjs': program });
    const begun = Promise.withResolvers<undefined>();
    let bytes = 0;
    const process = await engine.spawn('node', ['main.cjs'], {
      limits,
      onOutput: (event) => {
        bytes += event.bytes.length;
        begun.resolve(undefined);
      },
    });
    await Promise.race([begun.promise, process.exit]);
    expect(await engine.readdir('/')).toContain('lab');
    return { process, printed: () => bytes };
  }

  async function print(program: string): Promise<string> {
    await engine.mount({ 'main.cjs': program });
    const { stdout, stderr, exit } = await engine.run(['main.cjs']);
    expect({ stderr, reason: exit.reason }).toEqual({ stderr: '', reason: 'exit' });
    return stdout.trim();
  }

  /** Nothing is left of earlier runs. */
  async function expectAllGone(): Promise<void> {
    expect(JSON.parse(await print(CENSUS))).toEqual({ alive: [], threads: 64, processes: 32 });
  }

  describe('a busy loop', () => {
    // The clock is the kernel's and knows nothing of the place: three stand for all.
    it.each(Object.entries(busy).filter(([place]) => places.test(place)))(
      '%s is ended by timeoutMs',
      async (_place, program) => {
        const { process } = await startHostile(program, { timeoutMs: 2_500 });
        expect(await process.exit).toMatchObject({ code: null, reason: 'timeout' });
        expect(await print(`console.log('next')`)).toBe('next');
      },
    );

    it.each(Object.entries(busy))('%s is ended by kill', async (_place, program) => {
      const { process } = await startHostile(program);
      process.kill();
      expect(await process.exit).toMatchObject({ code: null, reason: 'killed' });
    });

    if (everything) it('leaves no process and no thread', expectAllGone);
  });

  it.each(Object.entries(endless))('%s, without end: the page answers, and kill ends them', async (_what, program) => {
    const { process } = await startHostile(program);
    process.kill();
    expect(await process.exit).toMatchObject({ code: null, reason: 'killed' });
    expect(await print(`console.log('next')`)).toBe('next');
  });

  describe('a bomb', () => {
    it.each(Object.entries(bombs))('of %s ends with process-limit', async (_what, program) => {
      const { process } = await startHostile(program);
      expect(await process.exit).toMatchObject({ code: null, reason: 'process-limit' });
      if (everything) await expectAllGone();
    });

    it('of waiting processes ends in EAGAIN', async () => {
      const source = `
        const { status, error, stdout } = require('node:child_process').spawnSync('node', [__filename], { encoding: 'utf8' });
        if (error) console.log(error.code);
        else process.stdout.write(stdout);`;
      expect(await print(source)).toBe('EAGAIN');
    });

    it('of threads: the one too many throws a documented code', async () => {
      const source = `
        const { Worker } = require('node:worker_threads');
        try { for (let i = 0; i < 100; i++) new Worker('setInterval(() => {}, 1000)', { eval: true }); }
        catch (error) { require('node:fs').writeSync(1, error.name + ' ' + error.code); }
        process.exit();`;
      expect(await print(source)).toBe('Error ERR_WORKER_INIT_FAILED');
    });
  });

  it.each([
    ['synchronous', `for (;;) console.log('y'.repeat(1000))`],
    [
      'of a child',
      `if (process.argv[2]) for (;;) console.log('y'.repeat(1000)); else require('node:child_process').fork(__filename, ['child'])`,
    ],
  ])('an output flood (%s) ends at outputBytes', async (_kind, program) => {
    const { process, printed } = await startHostile(program, { outputBytes: 100_000 });
    expect(await process.exit).toMatchObject({ reason: 'output-limit' });
    expect(printed()).toBe(100_000);
  });

  it('a thread that only prints runs out of memory alone', async () => {
    const source = `
      const { Worker } = require('node:worker_threads');
      new Worker("for (;;) console.log('y'.repeat(1e5))", { eval: true, stdout: true })
        .on('error', (error) => console.log(error.code)).on('exit', (code) => console.log(code));`;
    expect(await print(source)).toMatch(/^ERR_WORKER_OUT_OF_MEMORY\n1$/);
  });

  describe('memory', () => {
    const outcome = (expression: string): string =>
      `try { const kept = ${expression}; console.log(typeof kept === 'number' ? kept : 'given'); }
       catch (error) { console.log(error.constructor.name, error instanceof RangeError); }`;

    it.each(Object.entries(impossible))('too much for any machine (%s) is a RangeError', async (_what, expression) => {
      expect(await print(outcome(expression))).toBe('RangeError true');
    });

    it.each(Object.entries(large))('4 GiB (%s) are given, or a RangeError', async (_what, expression) => {
      expect(await print(outcome(expression))).toMatch(/^(4294967296|RangeError true)$/);
    });

    it('deep recursion is a RangeError', async () => {
      const source = `try { (function deeper() { return deeper() + 1; })(); } catch (error) { console.log(error instanceof Error, error.message); }`;
      // Firefox has an InternalError instead.
      expect(await print(source)).toMatch(/^true (Maximum call stack size exceeded|too much recursion)$/);
    });

    it('a full file system is ENOSPC, and has room again once files are removed', async () => {
      const source = `
        const fs = require('node:fs');
        const piece = Buffer.alloc(2 ** 22);
        try { for (;;) fs.appendFileSync('/tmp/full', piece); } catch (error) { console.log(error.code, error.syscall); }
        fs.rmSync('/tmp/full');
        fs.writeFileSync('/tmp/small', piece);
        console.log(fs.statSync('/tmp/small').size);`;
      expect(await print(source)).toBe('ENOSPC write\n4194304');
    });

    it('limits of one thread cannot be kept, and are refused', async () => {
      const source = `
        const { Worker } = require('node:worker_threads');
        try { new Worker('', { eval: true, resourceLimits: { maxOldGenerationSizeMb: 32 } }); }
        catch (error) { console.log(error.code, error.message); }`;
      expect(await print(source)).toMatch(/^ERR_FEATURE_UNAVAILABLE_ON_PLATFORM resourceLimits /);
    });
  });

  if (!everything) return;
  it('every port can be listened on, and is free again afterwards', async () => {
    const source = `
      const net = require('node:net');
      const counts = {};
      const next = (port) => {
        if (port > 65535) { console.log(JSON.stringify(counts)); process.exit(); }
        const count = (outcome) => { counts[outcome] = (counts[outcome] ?? 0) + 1; next(port + 1); };
        net.createServer().once('error', (error) => count(error.code)).listen(port, () => count('listening'));
      };
      next(1);`;
    for (let round = 0; round < 2; round++) {
      expect(JSON.parse(await print(source))).toEqual({ EACCES: 1023, listening: 64_512 });
    }
  });
}

describe('chromium', () => limitsIn('chromium'));

describeNeeding('firefox-esr', installedFirefox(), () => limitsIn('firefox'));
