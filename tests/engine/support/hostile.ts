/** Programs that take what they can get: for tests/engine/limits.test.ts. */

/** Prints one line, so that a test knows when the program has begun. */
const begin = `require('node:fs').writeSync(1, 'begun\\n');`;

/** Starts a thread that prints the line and then runs `source`. */
const inThread = (source: string): string =>
  `new (require('node:worker_threads').Worker)(${JSON.stringify(`${begin}${source}`)}, { eval: true });`;

/** Busy loops, wherever they can be. */
export const busy: Readonly<Record<string, string>> = {
  'in main': `${begin} for (;;);`,
  'in a worker thread': inThread('for (;;);'),
  'in a thread of a thread': inThread(`new (require('node:worker_threads').Worker)('for (;;);', { eval: true });`),
  'in a forked process': `if (process.argv[2]) { ${begin} for (;;); } else require('node:child_process').fork(__filename, ['child']);`,
  'in a cluster worker': `
    const cluster = require('node:cluster');
    if (cluster.isPrimary) cluster.fork();
    else { ${begin} for (;;); }`,
  'in a regular expression': `${begin} /^(a+)+$/.test('a'.repeat(60) + 'b');`,
  'in Atomics.wait': `${begin} Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);`,
};

/** What never ends by itself, and would keep a page busy if it ran there. */
export const endless: Readonly<Record<string, string>> = {
  'promise jobs': `${begin} (function again() { Promise.resolve().then(again); })();`,
  microtasks: `${begin} (function again() { queueMicrotask(again); })();`,
  'process.nextTick': `${begin} (function again() { process.nextTick(again); })();`,
  'await in a loop': `${begin} (async () => { for (;;) await 0; })();`,
  immediates: `${begin} (function again() { setImmediate(again); })();`,
  'two million timers': `for (let i = 0; i < 2e6; i++) setTimeout(() => {}, 1e6 + (i % 1000)); ${begin}`,
  'a flood of messages between threads': `
    const { Worker } = require('node:worker_threads');
    const flood = 'for (;;) require("node:worker_threads").parentPort.postMessage("x".repeat(1000))';
    new Worker(flood, { eval: true }).once('message', () => { ${begin} }).on('message', () => {});`,
};

/** `new Worker` and `fork` without end, each of them doing the same again. */
export const bombs: Readonly<Record<string, string>> = {
  processes: `
    const { fork } = require('node:child_process');
    const more = () => { for (let i = 0; i < 4; i++) fork(__filename).on('error', () => {}); };
    more();
    setInterval(more, 10);
    ${begin}`,
  threads: `
    const { Worker } = require('node:worker_threads');
    const more = () => { for (let i = 0; i < 4; i++) try { new Worker(__filename).on('error', () => {}); } catch {} };
    more();
    setInterval(more, 10);
    ${begin}`,
};

/** Single allocations that are too large for any Node.js. */
export const impossible: Readonly<Record<string, string>> = {
  'Buffer.alloc': 'Buffer.alloc(2 ** 52)',
  'Buffer.allocUnsafe': 'Buffer.allocUnsafe(2 ** 52)',
  ArrayBuffer: 'new ArrayBuffer(2 ** 52)',
  SharedArrayBuffer: 'new SharedArrayBuffer(2 ** 52)',
  'a typed array': 'new Float64Array(2 ** 50)',
  'an array': 'new Array(2 ** 32)',
  'a string': `'x'.repeat(2 ** 30)`,
  'WebAssembly.Memory': 'new WebAssembly.Memory({ initial: 65537 })',
};

/** 4 GiB at once: Node gives it where the machine has it, and otherwise throws a RangeError. */
export const large: Readonly<Record<string, string>> = {
  'Buffer.alloc': 'Buffer.alloc(2 ** 32).length',
  'Buffer.allocUnsafe': 'Buffer.allocUnsafe(2 ** 32).length',
  ArrayBuffer: 'new ArrayBuffer(2 ** 32).byteLength',
  SharedArrayBuffer: 'new SharedArrayBuffer(2 ** 32).byteLength',
  'a typed array': 'new Float64Array(2 ** 29).byteLength',
  'WebAssembly.Memory': 'new WebAssembly.Memory({ initial: 65536 }).buffer.byteLength',
};
