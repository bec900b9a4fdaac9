/** `npm run browser-node`: a program in a browser behaves towards the shell as it would on Node. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installedFirefox } from '../../src/cli/browsers/firefox.ts';
import { describeNeeding } from '../support/needs.ts';

const COMMAND = fileURLToPath(new URL('../../src/cli/browser-node.ts', import.meta.url));

const FILES: Readonly<Record<string, string>> = {
  'project/main.mjs': `
    import { readFileSync } from 'node:fs';
    import { name } from 'outside';
    import { inner } from './linked.mjs';
    console.log(process.cwd(), process.argv.slice(2), readFileSync('data.txt', 'utf8').trim(), name, inner);
    console.error('to stderr');
    process.stdout.write(Buffer.from([0xff, 0xfe, 0x0a]));
    process.exitCode = 7;`,
  'project/data.txt': 'é\n',
  'project/lib/inner.mjs': 'export const inner = import.meta.url.endsWith("lib/inner.mjs");',
  'project/signal.cjs': 'process.kill(process.pid, "SIGTERM"); setTimeout(() => {}, 60_000);',
  'project/loop.cjs': 'console.log("before"); for (;;);',
  'project/throws.cjs': 'throw new Error("on purpose");',
  'elsewhere/outside/package.json': '{ "type": "module", "exports": "./index.js" }',
  'elsewhere/outside/index.js': 'export const name = "followed";',
  'other/alone.mjs': 'import { readdirSync } from "node:fs"; console.log(readdirSync("."));',
};

let root: string;

beforeAll(() => {
  root = realpathSync(mkdtempSync(path.join(tmpdir(), 'hotpath-command-')));
  for (const [name, text] of Object.entries(FILES)) {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  symlinkSync(path.join(root, 'elsewhere'), path.join(root, 'project/node_modules'));
  symlinkSync('lib/inner.mjs', path.join(root, 'project/linked.mjs'));
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

async function call(
  args: readonly string[],
  { env = {}, input = '' }: { env?: Record<string, string>; input?: string } = {},
): Promise<{ stdout: Buffer; stderr: string; code: number | null }> {
  const child = spawn(process.execPath, [COMMAND, ...args], {
    cwd: path.join(root, 'project'),
    env: { ...process.env, INIT_CWD: undefined, ...env },
  });
  const output: Record<'stdout' | 'stderr', Buffer[]> = { stdout: [], stderr: [] };
  for (const name of ['stdout', 'stderr'] as const) child[name].on('data', (bytes: Buffer) => output[name].push(bytes));
  // A program that reads nothing may be gone before all is written.
  child.stdin.on('error', () => undefined).end(input);
  const [code] = (await once(child, 'close')) as [number | null];
  return { stdout: Buffer.concat(output.stdout), stderr: Buffer.concat(output.stderr).toString(), code };
}

function runsLikeNode(browser: string): void {
  it('gives arguments, files, packages behind links, exit code, and both streams unchanged', async () => {
    const { stdout, stderr, code } = await call(['--browser', browser, 'main.mjs', 'one', '--two']);
    const folder = path.join(root, 'project');
    const text = `${folder} [ 'one', '--two' ] é followed true\n`;
    expect({ stdout: stdout.toString('latin1'), stderr, code }).toEqual({
      stdout: Buffer.from(text).toString('latin1') + '\xff\xfe\n',
      stderr: 'to stderr\n',
      code: 7,
    });
  });

  it('runs several programs, each in its own folder', async () => {
    const files = ['main.mjs', '../other/alone.mjs', 'throws.cjs', 'signal.cjs'];
    const { stdout, code } = await call(['--browser', browser, '--each', ...files]);
    const lines = stdout
      .toString()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines).toEqual([
      expect.objectContaining({ file: 'main.mjs', code: 7, signal: null, stderr: 'to stderr\n' }),
      {
        file: '../other/alone.mjs',
        stdout: "[ 'alone.mjs' ]\n",
        stderr: '',
        code: 0,
        signal: null,
        ms: expect.any(Number) as number,
      },
      expect.objectContaining({
        file: 'throws.cjs',
        code: 1,
        stderr: expect.stringContaining(`Error: on purpose\n    at Object.<anonymous> (${root}/`) as string,
      }),
      expect.objectContaining({ file: 'signal.cjs', code: null, signal: 'SIGTERM' }),
    ]);
    expect(code).toBe(0);
  });
}

describe('chromium', () => runsLikeNode('chromium'));

describeNeeding('firefox-esr', installedFirefox(), () => runsLikeNode('firefox'));

it('ends as a shell says: 128 and the signal, 124 after a time-out', async () => {
  expect(await call(['signal.cjs'])).toMatchObject({ code: 128 + 15, stderr: '' });
  const late = await call(['--timeout', '1500', 'loop.cjs']);
  expect({ ...late, stdout: late.stdout.toString() }).toEqual({
    code: 124,
    stdout: 'before\n',
    stderr: 'browser-node: ended after 1500 ms (--timeout).\n',
  });
});

it('takes FILE from --cwd', async () => {
  const { stdout } = await call(['--cwd', '../other', 'alone.mjs']);
  expect(stdout.toString()).toBe("[ 'alone.mjs' ]\n");
});

it.each([
  [['--fast', 'main.mjs'], /no option --fast: see --help/],
  [['--browser', 'netscape', 'main.mjs'], /--browser netscape: there is chromium and firefox/],
  [['--timeout', 'soon', 'main.mjs'], /whole milliseconds/],
  [['--timeout'], /--timeout needs a value/],
  [[], /Which program/],
  [['nowhere.js'], /nowhere\.js: there is no such file in /],
  [['--cwd', 'nowhere', 'main.mjs'], /--cwd .*nowhere: there is no such folder/],
  [['--cwd', '../other', '../project/main.mjs'], /choose a --cwd that holds it/],
  [['--each', '--cwd', '.', 'main.mjs'], /leave --cwd out/],
])('says what is wrong with %j', async (args, message) => {
  const { stdout, stderr, code } = await call(args);
  expect(stderr).toMatch(message);
  expect({ stdout: stdout.toString(), code }).toEqual({ stdout: '', code: 2 });
});

it('says which browser is missing', async () => {
  const { stderr, code } = await call(['main.mjs'], { env: { CHROMIUM_PATH: '/nowhere/chromium' } });
  expect(stderr).toMatch(/CHROMIUM_PATH=\/nowhere\/chromium: there is no such file/);
  expect(code).toBe(2);
});

it('explains itself', async () => {
  const { stdout, code } = await call(['--help']);
  expect(stdout.toString()).toMatch(/--each/);
  expect(code).toBe(0);
});
