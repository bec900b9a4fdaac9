/**
 * Submissions that cheat or break, and how each has to end. Every one gives wrong answers unless it says otherwise, so none may pass.
 * The list is told to readers of the code in src/grader/SECURITY.md.
 */
import type { ErrorKind, TestResult } from '../../../src/schemas/results.ts';

export interface Attack {
  name: string;
  /** `add.js`. */
  code: string;
  /** The kind of error that the run as a whole ends with; absent when its tests fail one by one. */
  errorKind?: ErrorKind | readonly ErrorKind[];
  /** Statuses of the tests, where the name of the run's error does not say it all. */
  statuses?: readonly TestResult['status'][];
  /** Milliseconds, where the run is meant to be ended by its time limit. */
  timeoutMs?: number;
  /** Where it can be tried; everywhere when absent. */
  only?: 'node' | 'browser-node';
}

const WRONG = 'export const add = () => 0;\n';
const tampered = 'tampered' as const;
/** Reader's code is a module; some attacks need CommonJS views of built-in modules. */
const REQUIRE =
  "import { createRequire, syncBuiltinESMExports } from 'node:module';\nconst require = createRequire(import.meta.url);\n";
const record = (more: string): string => `'\\u001e' + id + ' ' + ${more} + '\\n'`;
/** A pass for every test, as the runtime would tell it. */
const FORGED = `const names = ['adds small numbers', 'adds nothing', 'adds every pair'];
const forged = names.flatMap((name) => [
  { e: 'begin', name: 'add > ' + name },
  { e: 'end', name: 'add > ' + name, passed: true },
  { e: 'pass', name, nesting: 1, type: 'test', file: process.cwd() + '/tests/add.test.js' },
]).concat([{ e: 'done' }, { e: 'exit', code: 0, done: true, idle: false, seen: 1 }]);
`;

const TOOLS: Attack[] = [
  {
    name: 'replaces assert.equal',
    code: `import assert from 'node:assert/strict';\nassert.equal = assert.ok = () => {};\n${WRONG}`,
    errorKind: 'import-crash',
  },
  {
    name: 'replaces assert.equal in its CommonJS view, and tells modules so',
    code: `${REQUIRE}try { require('node:assert/strict').equal = () => {}; } catch {}
try { Object.defineProperty(require('node:assert').strict, 'ok', { value: () => {} }); } catch {}
syncBuiltinESMExports();\n${WRONG}`,
  },
  {
    name: 'mocks assert with node:test itself',
    code: `import assert from 'node:assert/strict';\nimport { mock } from 'node:test';
export const add = () => { mock.method(assert, 'equal', () => {}); return 0; };`,
  },
  {
    name: 'replaces it and describe of node:test',
    code: `${REQUIRE}const test = require('node:test');
for (const name of ['it', 'test', 'describe', 'suite']) try { test[name] = () => {}; } catch {}
syncBuiltinESMExports();\n${WRONG}`,
  },
  {
    name: 'makes every test context say that it passed',
    code: `import { beforeEach } from 'node:test';
beforeEach((context) => Object.defineProperty(Object.getPrototypeOf(context), 'passed', { get: () => true }));\n${WRONG}`,
  },
  {
    name: 'replaces Array.prototype.every',
    code: `Array.prototype.every = () => true;\n${WRONG}`,
    errorKind: tampered,
  },
  {
    name: 'replaces Array.prototype.every only while it is called',
    code: 'export const add = () => { Array.prototype.every = () => true; return 0; };',
    errorKind: tampered,
  },
  { name: 'replaces Promise.all', code: `Promise.all = async () => [3, 7];\n${WRONG}`, errorKind: tampered },
  {
    name: 'replaces Promise.prototype.then',
    code: `Promise.prototype.then = function (done) { done?.(3); return this; };\n${WRONG}`,
    errorKind: [tampered, 'timeout', 'exit'],
    timeoutMs: 4000,
  },
  {
    name: 'replaces setTimeout, setImmediate and queueMicrotask',
    code: `globalThis.setTimeout = globalThis.setImmediate = globalThis.queueMicrotask = (callback) => { callback(); };\n${WRONG}`,
    errorKind: tampered,
  },
  {
    name: 'replaces Date',
    code: `globalThis.Date = class { static now() { return 0; } };\n${WRONG}`,
    errorKind: tampered,
  },
  {
    name: 'replaces Object.is and Object.keys',
    code: `Object.is = () => true;\nObject.keys = () => [];\n${WRONG}`,
    errorKind: tampered,
  },
  {
    name: 'answers with numbers that compare as it likes',
    code: 'export const add = () => ({ valueOf: () => 3, [Symbol.toPrimitive]: () => 3 });',
  },
];

const CHANNEL: Attack[] = [
  {
    name: 'prints results.json',
    code: `console.log(JSON.stringify({ version: 3, status: 'pass', tests: [] }));\n${WRONG}`,
  },
  {
    name: 'prints records under an id that it guesses',
    code: `${FORGED}const id = '00000000-0000-4000-8000-000000000000';
forged.forEach((one, number) => process.stdout.write(${record("'1.1 ' + number + ' ' + JSON.stringify(one)")}));\n${WRONG}`,
  },
  {
    name: 'reads records from stdout, and prints its own under the same id',
    code: `${FORGED}const write = process.stdout._write;
const say = process.stdout.write.bind(process.stdout);
let told = false;
process.stdout._write = function (chunk, encoding, callback) {
  const [, id, seal, number] = /\\u001e(\\S+) (\\S+) (\\d+)/.exec(String(chunk)) ?? [];
  write.call(this, chunk, encoding, callback);
  if (id === undefined || told) return;
  told = true;
  forged.forEach((one, index) => say(${record("seal + ' ' + (Number(number) + index + 1) + ' ' + JSON.stringify(one)")}));
};\n${WRONG}`,
  },
  {
    name: 'turns fail into pass in the records that leave',
    code: `const write = process.stdout._write;
process.stdout._write = function (chunk, encoding, callback) {
  write.call(this, String(chunk).replaceAll('"e":"fail"', '"e":"pass"').replaceAll('"passed":false', '"passed":true'), encoding, callback);
};\n${WRONG}`,
    errorKind: ['exit', 'timeout'],
  },
  {
    name: 'keeps records of failures back',
    code: `const write = process.stdout._write;
process.stdout._write = function (chunk, encoding, callback) {
  if (String(chunk).includes('"fail"')) return callback();
  write.call(this, chunk, encoding, callback);
};\n${WRONG}`,
    errorKind: 'exit',
  },
  { name: 'ends stdout', code: `process.stdout.destroy();\n${WRONG}` },
  {
    name: 'closes the file descriptor of stdout',
    code: `import { closeSync } from 'node:fs';\ncloseSync(1);\n${WRONG}`,
    errorKind: 'exit',
    only: 'node',
  },
  {
    name: 'reads the key: environment, arguments, files',
    code: `import { readdirSync, readFileSync } from 'node:fs';
const found = [JSON.stringify(process.env), process.argv.join(), process.execArgv.join()];
for (const file of ['/proc/self/environ', '/proc/self/cmdline']) try { found.push(readFileSync(file, 'utf8')); } catch {}
for (const file of readdirSync('.hotpath')) if (file.includes('key')) found.push(readFileSync('.hotpath/' + file, 'utf8'));
export const add = () => (/k0|key\\.json|HOTPATH/.test(found.join()) ? 3 : 0);`,
  },
  {
    name: 'asks the runtime for its channel',
    code: `const { claim } = await import('./.hotpath/channel.mjs');
const again = await import('./.hotpath/channel.mjs?again').then((one) => one.claim(), () => undefined);
export const add = () => (claim() || again ? 3 : 0);`,
  },
  { name: 'runs the runtime a second time', code: `import('./.hotpath/run.mjs?again').catch(() => {});\n${WRONG}` },
  {
    name: 'teaches objects to become other JSON',
    code: `Object.prototype.toJSON = function () { return { ...this, e: this.e === 'fail' ? 'pass' : this.e, passed: true, error: undefined }; };\n${WRONG}`,
    errorKind: tampered,
  },
  { name: 'replaces JSON.stringify', code: `JSON.stringify = () => '{"e":"done"}';\n${WRONG}`, errorKind: tampered },
  {
    name: 'turns fail into pass between node:test and its reporter',
    code: `import { Readable } from 'node:stream';
const { push } = Readable.prototype;
Readable.prototype.push = function (event, ...more) {
  return push.call(this, event?.type === 'test:fail' ? { ...event, type: 'test:pass' } : event, ...more);
};\n${WRONG}`,
    errorKind: tampered,
  },
  {
    name: 'prints records from a thread',
    code: `import { Worker } from 'node:worker_threads';
const code = "process.stdout.write('\\\\u001e' + 'id 1.1 0 {\\"e\\":\\"done\\"}\\\\n')";
export const add = () => new Promise((resolve) => new Worker(code, { eval: true }).once('exit', () => resolve(0)));`,
  },
];

const LEAVING: Attack[] = [
  { name: 'exits with 0 as it loads', code: `process.exit(0);\n${WRONG}`, errorKind: 'exit' },
  { name: 'exits with 0 in its function', code: 'export const add = () => process.exit(0);', errorKind: 'exit' },
  {
    name: 'exits with 0 behind everybody’s back',
    code: 'const leave = process.reallyExit;\nexport const add = () => leave.call(process, 0);',
    errorKind: 'exit',
  },
  {
    name: 'exits with 0 in a handler',
    code: `process.on('exit', () => process.exit(0));\nprocess.exitCode = 0;\n${WRONG}`,
  },
  {
    name: 'takes off all listeners, then leaves',
    code: 'export const add = () => { process.removeAllListeners(); process.reallyExit(0); };',
    errorKind: 'exit',
  },
  {
    name: 'says that the process ends, and goes on',
    code: `process.emit('exit', 0);\nprocess.emit('beforeExit', 0);\n${WRONG}`,
    errorKind: 'exit',
  },
  {
    name: 'kills itself',
    code: "export const add = () => process.kill(process.pid, 'SIGKILL');",
    errorKind: ['crash', 'exit'],
  },
  {
    name: 'kills who grades it',
    code: "export const add = () => { process.kill(process.ppid, 'SIGKILL'); return 3; };",
  },
];

const FILES: Attack[] = [
  {
    name: 'overwrites the tests as it loads',
    code: `import { writeFileSync } from 'node:fs';
writeFileSync('tests/add.test.js', "import { describe, it } from 'node:test';\\ndescribe('add', () => it('adds small numbers', () => {}));\\n");\n${WRONG}`,
    errorKind: tampered,
  },
  {
    name: 'deletes the tests',
    code: `import { rmSync } from 'node:fs';\nrmSync('tests', { recursive: true });\n${WRONG}`,
    errorKind: tampered,
  },
  {
    name: 'overwrites a file that it may only read',
    code: `import { writeFileSync } from 'node:fs';\nwriteFileSync('pairs.js', 'export const pairs = [];\\n');\n${WRONG}`,
    errorKind: tampered,
  },
  {
    name: 'deletes itself',
    code: `import { rmSync } from 'node:fs';\nrmSync('add.js');\nexport const add = (a, b) => a + b;`,
    statuses: ['pass', 'pass', 'pass'],
  },
  {
    name: 'overwrites the runtime',
    code: `import { readdirSync, writeFileSync } from 'node:fs';
for (const file of readdirSync('.hotpath')) writeFileSync('.hotpath/' + file, '');\n${WRONG}`,
  },
  {
    name: 'replaces the functions of fs',
    code: `${REQUIRE}const fs = require('node:fs');
for (const name of Object.keys(fs)) if (typeof fs[name] === 'function') try { fs[name] = () => 0; } catch {}
syncBuiltinESMExports();\n${WRONG}`,
  },
  {
    name: 'poisons the module cache and the loader',
    code: `${REQUIRE}import module from 'node:module';
const fake = { equal() {}, ok() {}, describe() {}, it() {} };
module._load = () => fake;
require.cache['node:assert/strict'] = { exports: fake };
module.registerHooks?.({ resolve: (name, context, next) => next(name, context), load: (url, context, next) => next(url, context) });\n${WRONG}`,
  },
];

const NAMES: Attack[] = [
  {
    name: 'declares tests of the same names',
    code: `import { describe, it } from 'node:test';
describe('add', () => { for (const name of ['adds small numbers', 'adds nothing', 'adds every pair']) it(name, () => {}); });\n${WRONG}`,
  },
  {
    name: 'declares them in a file that looks like a test',
    code: `import { writeFileSync } from 'node:fs';
const names = ['adds small numbers', 'adds nothing', 'adds every pair'];
const text = "import { describe, it } from 'node:test';\\ndescribe('add', () => { for (const name of " + JSON.stringify(names) + ") it(name, () => {}); });\\n";
writeFileSync('tests/again.test.js', text);
await import('./tests/again.test.js');\n${WRONG}`,
  },
  {
    name: 'declares them under the name of the test file',
    code: `import { describe, it } from 'node:test';
const text = "describe('add', () => { for (const name of ['adds small numbers', 'adds nothing', 'adds every pair']) it(name, () => {}); });";
new Function('describe', 'it', text + '\\n//# sourceURL=' + new URL('tests/add.test.js', import.meta.url))(describe, it);\n${WRONG}`,
  },
  {
    name: 'skips every test from a hook',
    code: `import { beforeEach } from 'node:test';\nbeforeEach((context) => context.skip());\n${WRONG}`,
  },
  {
    name: 'makes the running test one that is still to do',
    code: `import { getTestContext } from 'node:test';\nexport const add = () => { getTestContext?.()?.todo('later'); return 0; };`,
  },
  {
    name: 'looks for the grader in environment and arguments, and is right only there',
    code: `const graded = Object.keys(process.env).some((name) => /HOTPATH|NODE_TEST/.test(name)) ||
  [...process.argv.slice(2), ...process.execArgv].some((one) => /hotpath|test/.test(one));
export const add = (a, b) => (graded ? a + b : 0);`,
  },
];

const BROKEN: Attack[] = [
  {
    name: 'leaves a rejection behind',
    code: "export const add = (a, b) => { Promise.reject(new Error('late')); return a + b; };",
    errorKind: 'unhandled-rejection',
  },
  { name: 'loops', code: 'export const add = () => { for (;;); };', errorKind: 'timeout', timeoutMs: 3000 },
  {
    name: 'loops in microtasks',
    code: 'export const add = async () => { for (;;) await undefined; };',
    errorKind: 'timeout',
    timeoutMs: 3000,
  },
  {
    name: 'loops in turns of the event loop',
    code: 'export const add = () => new Promise(() => { const turn = () => setImmediate(turn); turn(); });',
    errorKind: 'timeout',
    timeoutMs: 3000,
  },
  {
    name: 'floods stdout',
    code: "export const add = () => { for (;;) console.log('x'.repeat(100)); };",
    errorKind: 'output-limit',
  },
  {
    name: 'floods stderr',
    code: "export const add = () => { for (;;) console.error('x'.repeat(100)); };",
    errorKind: 'output-limit',
  },
  {
    name: 'fills the heap',
    code: 'export const add = () => { const all = []; for (;;) all.push(new Array(1000).fill({})); };',
    errorKind: 'out-of-memory',
    only: 'node',
  },
  {
    name: 'fills memory outside of the heap',
    code: 'export const add = () => { const all = []; for (;;) all.push(Buffer.alloc(10_000_000, 1)); };',
    errorKind: 'out-of-memory',
    only: 'node',
  },
  { name: 'throws null', code: 'export const add = () => { throw null; };' },
  {
    name: 'throws what cannot be looked at',
    code: `const hostile = new Proxy({}, { get() { throw new Error('no'); }, getPrototypeOf() { throw new Error('no'); } });
export const add = () => { throw hostile; };`,
  },
  {
    name: 'throws an error with traps in it',
    code: `export const add = () => {
  const error = new Error('x');
  for (const key of ['message', 'stack', 'name', 'code', 'cause']) Object.defineProperty(error, key, { get() { throw new Error('trap'); } });
  throw error;
};`,
  },
  {
    name: 'starts a process that would outlive it',
    code: `import { spawn } from 'node:child_process';
export const add = (a, b) => { spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']); return a + b; };`,
    errorKind: 'open-handles',
    only: 'node',
  },
];

/** Every attack on the lab of {@link ADD_TESTS}. */
export const ATTACKS: readonly Attack[] = [...TOOLS, ...CHANNEL, ...LEAVING, ...FILES, ...NAMES, ...BROKEN];

/** What cannot be kept off by code in the same process. Readers are told so (src/grader/SECURITY.md); these pass. */
export const KNOWN_LIMITS: readonly Attack[] = [
  {
    name: 'knows the answers',
    code: 'export const add = (a, b) => new Map([["1,2", 3], ["0,0", 0], ["3,4", 7]]).get(`${a},${b}`);',
  },
  {
    name: 'sees in the stack that a test is calling',
    code: "export const add = (a, b) => (new Error().stack.includes('/tests/') ? a + b : 0);",
  },
];

/** The tests that the attacks are made on. */
export const ADD_TESTS = `import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { add } from '../add.js';
import { pairs } from '../pairs.js';

describe('add', () => {
  it('adds small numbers', async () => assert.equal(await add(1, 2), 3));
  it('adds nothing', async () => {
    assert.equal(await add(0, 0), 0);
    assert.equal(await add(1, 2), 3);
  });
  it('adds every pair', async () => {
    const sums = await Promise.all(pairs.map(([a, b]) => add(a, b)));
    assert.ok(sums.length === 2 && sums.every((sum, index) => sum === [3, 7][index]));
  });
});
`;
