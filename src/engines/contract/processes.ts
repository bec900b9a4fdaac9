import { equal, holds, rejects, type ContractCase } from './case.ts';

/** Promises about processes that end by themselves. */
export const PROCESS_CASES: readonly ContractCase[] = [
  {
    id: 'processes/exit-code',
    promise: 'exit says with which code a program left',
    async run({ program }) {
      equal((await program('process.exitCode = 0')).exit, { code: 0, signal: null, reason: 'exit' }, 'code 0');
      equal((await program('process.exit(7)')).exit, { code: 7, signal: null, reason: 'exit' }, 'code 7');
    },
  },
  {
    id: 'processes/uncaught',
    promise: 'an uncaught error ends a program with code 1, and its text is printed',
    async run({ program }) {
      const { exit, printed } = await program(`throw new TypeError('not caught')`);
      equal(exit, { code: 1, signal: null, reason: 'exit' }, 'how it ended');
      holds(printed.includes('TypeError: not caught'), `it printed ${printed}`);
    },
  },
  {
    id: 'processes/output-complete',
    promise: 'output arrives whole and in order, before exit',
    async run({ program }) {
      const { stdout } = await program(`
        for (let index = 0; index < 2000; index += 1) console.log('line', index);
        process.stdout.write('end without a newline');`);
      const wanted = Array.from({ length: 2000 }, (_, index) => `line ${index}\n`).join('');
      equal(stdout.length, wanted.length + 21, 'length of the output');
      holds(stdout === `${wanted}end without a newline`, 'the lines are in order and end in a newline');
    },
  },
  {
    id: 'processes/stderr',
    promise: 'what goes to stderr arrives; with a terminal, as stdout',
    async run({ engine, program }) {
      const { printed, stdout } = await program(`console.error('to stderr'); console.log('to stdout');`);
      holds(
        printed.includes('to stderr\n') && printed.includes('to stdout\n'),
        `it printed ${JSON.stringify(printed)}`,
      );
      if (engine.name !== 'webcontainer') equal(stdout, 'to stdout\n', 'stdout');
    },
  },
  {
    id: 'processes/plain',
    promise: 'output carries no colours',
    async run({ program }) {
      equal((await program(`console.log({ a: [1, 'two'] })`)).stdout, `{ a: [ 1, 'two' ] }\n`, 'an inspected object');
    },
  },
  {
    id: 'processes/where',
    promise: 'arguments, environment and working directory are as asked; the root is the default',
    async run({ engine, node }) {
      await engine.mount({
        'main.mjs': `console.log(JSON.stringify([process.argv.slice(2), process.env.GIVEN, process.cwd()]))`,
        'sub/other.cjs': `console.log(JSON.stringify([require('node:path').basename(__filename), process.cwd()]))`,
      });
      const first = await node(['main.mjs', 'a b', '--c'], { env: { GIVEN: 'yes' } });
      equal(JSON.parse(first.stdout), [['a b', '--c'], 'yes', engine.root], 'what the program saw');
      const second = await node(['other.cjs'], { cwd: 'sub' });
      equal(JSON.parse(second.stdout), ['other.cjs', `${engine.root}/sub`], 'what it saw in a folder');
    },
  },
  {
    id: 'processes/modules',
    promise: 'programs import files and Node’s own modules, as ES modules and as CommonJS',
    async run({ engine, node }) {
      await engine.mount({
        'main.mjs': `import { sep } from 'node:path'; import one from './one.cjs'; import { two } from './lib/two.mjs'; console.log(sep, one, two);`,
        'one.cjs': `module.exports = require('./data.json').one;`,
        'data.json': '{ "one": 1 }',
        'lib/two.mjs': 'export const two = await Promise.resolve(2);',
      });
      equal((await node(['main.mjs'])).stdout, '/ 1 2\n', 'the output');
    },
  },
  {
    id: 'processes/side-by-side',
    promise: 'processes run side by side and keep their output apart',
    async run({ engine, node }) {
      await engine.mount({
        'main.mjs': `const [name] = process.argv.slice(2);
          for (let round = 0; round < 20; round += 1) { console.log(name); await new Promise((resolve) => setTimeout(resolve, 1)); }`,
      });
      const [a, b] = await Promise.all([node(['main.mjs', 'a']), node(['main.mjs', 'b'])]);
      equal(a.stdout, 'a\n'.repeat(20), 'output of the first');
      equal(b.stdout, 'b\n'.repeat(20), 'output of the second');
      holds(a.pid !== b.pid, 'their ids differ');
    },
  },
  {
    id: 'processes/stdin',
    promise: 'write() reaches stdin and end() ends it; with a terminal, what is written is also shown',
    async run({ engine }) {
      await engine.mount({
        'main.mjs': `let text = ''; for await (const part of process.stdin.setEncoding('utf8')) text += part;
          console.log('heard ' + text.trim().split('\\n').join('+'));`,
      });
      const decoder = new TextDecoder();
      let printed = '';
      const process = await engine.spawn('node', ['main.mjs'], {
        limits: { timeoutMs: 20_000 },
        onOutput: ({ bytes }) => (printed += decoder.decode(bytes, { stream: true })),
      });
      process.write('one\n');
      process.write(new TextEncoder().encode('zwö\n'));
      process.end();
      equal((await process.exit).code, 0, `exit code after it printed ${printed}`);
      holds(printed.endsWith('heard one+zwö\n'), `it printed ${JSON.stringify(printed)}`);
      process.write('after its end');
    },
  },
  {
    id: 'processes/no-such-command',
    promise: 'a command that does not exist fails with code ENOENT',
    async run({ engine }) {
      const error = await rejects(engine.spawn('no-such-command', []), 'starting it');
      equal((error as { code?: unknown }).code, 'ENOENT', 'the code of the error');
    },
  },
  {
    id: 'processes/sh',
    promise: 'sh runs commands in the lab’s folder',
    requires: 'shell',
    async run({ engine }) {
      await engine.mount({ 'main.mjs': `console.log('from node'); process.exitCode = 3;` });
      let printed = '';
      const process = await engine.spawn('sh', ['-c', 'echo from sh && node main.mjs'], {
        onOutput: ({ bytes }) => (printed += new TextDecoder().decode(bytes)),
      });
      equal([(await process.exit).code, printed], [3, 'from sh\nfrom node\n'], 'code and output');
    },
  },
  {
    id: 'processes/npm',
    promise: 'npm runs a script of package.json',
    requires: 'shell',
    async run({ engine }) {
      await engine.mount({
        'package.json': JSON.stringify({ name: 'lab', scripts: { hello: 'node main.mjs' } }),
        'main.mjs': `console.log('from a script')`,
      });
      let printed = '';
      const process = await engine.spawn('npm', ['run', '--silent', 'hello'], {
        onOutput: ({ bytes }) => (printed += new TextDecoder().decode(bytes)),
      });
      equal((await process.exit).code, 0, `exit code after it printed ${printed}`);
      holds(printed.endsWith('from a script\n'), `it printed ${JSON.stringify(printed)}`);
    },
  },
  {
    id: 'processes/threads-print',
    promise: 'what worker threads print arrives',
    requires: 'worker_threads',
    async run({ program }) {
      const { printed, exit } = await program(`
        import { Worker } from 'node:worker_threads';
        new Worker("console.log('from a thread')", { eval: true });`);
      equal([printed, exit.code], ['from a thread\n', 0], 'output and code');
    },
  },
  {
    id: 'processes/recording',
    promise: 'an engine that records hands over, before exit, what each process and thread did; others never do',
    requires: 'worker_threads',
    async run({ engine, program }) {
      const lanes: string[] = [];
      const { exit } = await program(
        `import { Worker } from 'node:worker_threads';
        new Worker('', { eval: true });`,
        {
          onRecording: (recording) => {
            for (const { tid, spans } of recording.lanes)
              lanes.push(`${tid === 0 ? 'main' : 'thread'} ${spans.length > 0}`);
          },
        },
      );
      equal(exit.code, 0, 'exit code');
      equal(lanes, engine.records === true ? ['main true', 'thread true'] : [], 'lanes, and whether they have spans');
    },
  },
  {
    id: 'processes/version',
    promise: 'capabilities() names the Node.js that runs',
    async run({ engine, program }) {
      const { stdout } = await program('console.log(process.versions.node)');
      equal(stdout.trim(), engine.capabilities().node, 'its version');
    },
  },
];
