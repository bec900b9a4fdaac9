/** Small changes to Node's library, each with its reason. A patch that no longer applies fails the build. */

export interface Patch {
  name: string;
  module: string;
  find: string;
  replace: string;
}

export const patches: readonly Patch[] = [
  {
    name: 'errors of Firefox inherit their stack',
    module: 'internal/process/promises',
    find: `         ObjectPrototypeHasOwnProperty(obj, 'stack');`,
    replace: `         (ObjectPrototypeHasOwnProperty(obj, 'stack') || obj instanceof Error);`,
  },
  {
    name: 'timer lists stop where the browser has to run microtasks',
    module: 'internal/timers',
    find: `      if (ranAtLeastOneList)
        runNextTicks();
      else
        ranAtLeastOneList = true;
      listOnTimeout(list, now);`,
    replace: `      if (ranAtLeastOneList) {
        runNextTicks(); if (binding.mustYield()) return 'more'; } else
        ranAtLeastOneList = true;
      if (listOnTimeout(list, now) === 'more') return 'more';`,
  },
  {
    name: 'timers stop where the browser has to run microtasks',
    module: 'internal/timers',
    find: `      if (ranAtLeastOneTimer)
        runNextTicks();
      else
        ranAtLeastOneTimer = true;`,
    replace: `      if (ranAtLeastOneTimer) {
        runNextTicks(); if (binding.mustYield()) return 'more'; } else
        ranAtLeastOneTimer = true;`,
  },
  {
    name: 'the queue of immediates remembers where it stopped',
    module: 'internal/timers',
    find: `    let prevImmediate;
    let ranAtLeastOneImmediate = false;`,
    replace: `    let prevImmediate = outstandingQueue.prev;
    let ranAtLeastOneImmediate = false;`,
  },
  {
    name: 'immediates stop where the browser has to run microtasks',
    module: 'internal/timers',
    find: `      if (ranAtLeastOneImmediate)
        runNextTicks();
      else
        ranAtLeastOneImmediate = true;`,
    replace: `      if (ranAtLeastOneImmediate) { runNextTicks(); if (binding.mustYield()) {
        outstandingQueue.prev = prevImmediate; outstandingQueue.head = immediate; return 'more'; } } else
        ranAtLeastOneImmediate = true;`,
  },
  ...(
    [
      ['{ spawn }', 'child_process', `const spawn = (...args) => require('child_process').spawn(...args);`],
      [
        '{ Interface }',
        'internal/readline/interface',
        `const Interface = function(...args) { return new (require('internal/readline/interface').Interface)(...args); };`,
      ],
      [
        '{ Glob }',
        'internal/fs/glob',
        `const Glob = function(...args) { return new (require('internal/fs/glob').Glob)(...args); };`,
      ],
    ] as const
  ).map(([what, from, replace]) => ({
    name: `tests that run in this process do not load ${from}, which is in a part of the engine`,
    module: 'internal/test_runner/runner',
    find: `const ${what} = require('${from}');`,
    replace,
  })),
  {
    name: 'undici, which reads names of headers out of http2, does without them: they would bring http2 and TLS with each fetch()',
    module: 'internal/deps/undici/full',
    find: 'http2 = require("node:http2");',
    replace: 'http2 = { constants: {} };',
  },
  ...[
    'connect(authority, options, listener)',
    'createServer(options, handler)',
    'createSecureServer(options, handler)',
  ].map((head) => ({
    name: `http2: ${head} is refused before it opens a socket`,
    module: 'internal/http2/core',
    find: `function ${head} {`,
    replace: `function ${head} { binding.refuse('${head}');`,
  })),
  {
    name: 'a module that the engine has not is refused with a code, which undici looks for',
    module: 'internal/bootstrap/realm',
    find: "if (!mod) throw new TypeError(`Missing internal module '${id}'`);",
    replace:
      "if (!mod) { const e = new TypeError(`Missing internal module '${id}'`); e.code = 'ERR_UNKNOWN_BUILTIN_MODULE'; throw e; }",
  },
  {
    // A thread that only prints fills its heap with what its parent has not taken. Node ends the thread then; a browser, the page.
    name: 'a thread that prints without end runs out of memory before the page does',
    module: 'internal/worker/io',
    find: `class WritableWorkerStdio extends Writable {
`,
    replace: `class WritableWorkerStdio extends Writable {
  write(...args) { if (this.writableLength > 2 ** 26) internalBinding('worker').outOfMemory(); return super.write(...args); }
`,
  },
];

/**
 * The library with all patches applied.
 * @throws {Error} naming the patch whose text is not found exactly once.
 */
export function applyPatches(lib: Readonly<Record<string, string>>): Record<string, string> {
  const patched = { ...lib };
  for (const { name, module, find, replace } of patches) {
    const source = patched[module];
    const parts = source?.split(find) ?? [];
    if (parts.length !== 2) {
      throw new Error(
        `patch "${name}" does not apply to node:${module}: look at that module of the pinned Node and mend build/patches.ts`,
      );
    }
    patched[module] = parts.join(replace);
  }
  return patched;
}
