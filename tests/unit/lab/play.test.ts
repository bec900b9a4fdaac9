import { describe, expect, test } from 'vitest';
import type { LabEngine } from '../../../src/engines/types.ts';
import { PlayConsole } from '../../../src/lab/play/console.ts';
import { parseHandover } from '../../../src/lab/play/handover.ts';
import { latencies } from '../../../src/lab/play/latencies.ts';
import { idleEngine } from './session-fakes.ts';

const play = { files: [] };

/** An engine that notes what is done to its files, and whose commands end with code 0. */
function noting(patch: Partial<LabEngine> = {}): { engine: LabEngine; done: string[]; listen: (port: number) => void } {
  const done: string[] = [];
  let listener: ((port: number, open: boolean) => void) | undefined;
  const engine: LabEngine = {
    ...idleEngine,
    mount: async (files) => void done.push(`mount ${Object.keys(files).join()}`),
    writeFile: async (path) => void done.push(`write ${path}`),
    rm: async (path) => void done.push(`rm ${path}`),
    dispose: async () => void done.push('dispose'),
    onPort: async (take) => {
      listener = take;
      return () => undefined;
    },
    fetch: async (port, { path }) => {
      const body = new TextEncoder().encode(`${port}${path}`);
      return { status: 200, statusText: 'OK', headers: [], body };
    },
    spawn: async (cmd, args) => {
      done.push([cmd, ...args].join(' '));
      const exit = Promise.resolve({ code: 0, signal: null, reason: 'exit' as const });
      return { pid: 1, exit, write: () => undefined, end: () => undefined, kill: () => undefined };
    },
    ...patch,
  };
  return { engine, done, listen: (port) => listener?.(port, true) };
}

const consoleOn = (...engines: LabEngine[]): PlayConsole =>
  new PlayConsole({
    createEngine: async () => engines.shift() ?? idleEngine,
    onOutput: () => undefined,
    explain: async (error) => String(error),
  });

describe('the console of the playground', () => {
  test('runs lines in a shell, and writes only what has changed since', async () => {
    const { engine, done } = noting();
    const terminal = consoleOn(engine);
    await terminal.run('node a.js', { 'a.js': '1', 'b.js': '2' });
    expect(terminal.state).toMatchObject({ phase: 'idle', ended: { exit: { code: 0 } } });
    expect(terminal.state.announcement).toMatch(/^node a\.js ended with code 0 after \d+ ms\.$/);
    await terminal.run('ls', { 'a.js': '3' });
    expect(done).toEqual(['mount a.js,b.js', 'sh -c node a.js', 'rm b.js', 'write a.js', 'sh -c ls']);
  });

  test('knows who listens, and sends several requests at once', async () => {
    const { engine, listen } = noting();
    const terminal = consoleOn(engine);
    await expect(terminal.send(3000, { path: '/' })).rejects.toThrow('Run a program that listens on a port first.');
    await terminal.run('node server.js', {});
    listen(8080);
    listen(3000);
    expect(terminal.state.ports).toEqual([3000, 8080]);
    const answers = await terminal.send(3000, { path: '/x' }, 3);
    expect(answers.map(({ response }) => new TextDecoder().decode(response.body))).toEqual(Array(3).fill('3000/x'));
  });

  test('gives up an engine that failed, and takes a new one for the next line', async () => {
    const broken = noting({ mount: () => Promise.reject(new Error('no disk')) });
    const good = noting();
    const terminal = consoleOn(broken.engine, good.engine);
    await terminal.run('ls', {});
    expect(terminal.state).toMatchObject({ phase: 'idle', announcement: 'Error: no disk' });
    expect(broken.done).toEqual(['dispose']);
    await terminal.run('ls', {});
    expect(good.done).toContain('sh -c ls');
  });

  test('stops while it starts', async () => {
    const terminal = consoleOn(noting().engine);
    const run = terminal.run('node a.js', {});
    terminal.stop();
    await run;
    expect(terminal.state).toMatchObject({ phase: 'idle', announcement: 'Stopped.' });
  });
});

test('programs handed over are read with care', () => {
  const files = { 'a.mjs': 'ok', '../b.js': 'up', 'tests/t.js': 'no', 'c.js': 1 };
  expect(parseHandover(JSON.stringify({ files, command: 'node a.mjs' }), play)).toEqual({
    files: { 'a.mjs': 'ok' },
    command: 'node a.mjs',
  });
  for (const text of [null, '{', '[]', '"x"', '{"files":{}}', '{"files":{},"command":"x"}', '{"files":{"a.js":""}}'])
    expect(parseHandover(text, play)).toBeUndefined();
});

test('latencies are told by fastest, median and slowest', () => {
  expect(latencies([30, 10, 20])).toEqual({ fastest: 10, median: 20, slowest: 30 });
  expect(latencies([4, 1.26, 2, 3])).toEqual({ fastest: 1.3, median: 2.5, slowest: 4 });
  expect(latencies([5])).toEqual({ fastest: 5, median: 5, slowest: 5 });
});
