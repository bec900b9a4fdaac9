import { equal, holds, kitFor, type ContractCase, type ContractKit } from './case.ts';

const BUSY = 'console.log("spinning"); for (;;);';
const BUSY_THREAD = `
  import { Worker } from 'node:worker_threads';
  const worker = new Worker("require('node:worker_threads').parentPort.postMessage(0); for (;;);", { eval: true });
  worker.once('message', () => console.log('spinning'));
  setInterval(() => undefined, 1000);`;

/** Starts a program that never ends, and calls `act` once it says that it spins. */
async function spinning(
  { engine }: ContractKit,
  text: string,
  act: (process: { kill(): void }) => void,
  signal?: AbortSignal,
): Promise<unknown> {
  await engine.mount({ 'main.mjs': text, 'kept.txt': 'kept' });
  const started = Promise.withResolvers<undefined>();
  const process = await engine.spawn('node', ['main.mjs'], {
    onOutput: () => started.resolve(undefined),
    limits: { timeoutMs: 40_000 },
    ...(signal === undefined ? {} : { signal }),
  });
  await started.promise;
  act(process);
  return (await process.exit).reason;
}

async function stillWorks({ engine, node }: ContractKit): Promise<void> {
  await engine.writeFile('next.mjs', 'console.log(1 + 1)');
  equal((await node(['next.mjs'])).stdout, '2\n', 'the next process');
  equal(new TextDecoder().decode(await engine.readFile('kept.txt')), 'kept', 'a file from before');
}

/** Promises about processes that are ended, and about the engine as a whole. */
export const LIMIT_CASES: readonly ContractCase[] = [
  {
    id: 'limits/timeout',
    promise: 'a busy loop is ended when its time is up, and the engine and its files stay',
    async run(kit) {
      await kit.engine.mount({ 'main.mjs': BUSY, 'kept.txt': 'kept' });
      const { exit } = await kit.node(['main.mjs'], { limits: { timeoutMs: 1_000 } });
      equal(exit.reason, 'timeout', 'the reason');
      await stillWorks(kit);
    },
  },
  {
    id: 'limits/idle',
    promise: 'a process that waits for ever is ended when its time is up',
    async run({ program }) {
      const { exit } = await program('setInterval(() => undefined, 1000)', { limits: { timeoutMs: 1_000 } });
      equal(exit.reason, 'timeout', 'the reason');
    },
  },
  {
    id: 'limits/output',
    promise: 'a process that prints too much is ended, and not a byte more than its limit is handed on',
    async run({ program }) {
      let bytes = 0;
      const { exit } = await program(`for (;;) { console.log('x'.repeat(99)); await new Promise(setImmediate); }`, {
        limits: { outputBytes: 10_000, timeoutMs: 40_000 },
        onOutput: (event) => (bytes += event.bytes.length),
      });
      equal([exit.reason, bytes], ['output-limit', 10_000], 'reason and bytes');
    },
  },
  {
    id: 'limits/kill',
    promise: 'kill() ends a busy loop, and the engine and its files stay',
    async run(kit) {
      equal(await spinning(kit, BUSY, (process) => process.kill()), 'killed', 'the reason');
      await stillWorks(kit);
    },
  },
  {
    id: 'limits/abort',
    promise: 'an aborted signal ends a busy loop',
    async run(kit) {
      const abort = new AbortController();
      equal(await spinning(kit, BUSY, () => abort.abort(), abort.signal), 'killed', 'the reason');
    },
  },
  {
    id: 'limits/runaway-thread',
    promise: 'a busy worker thread ends with its process, and the engine and its files stay',
    requires: 'worker_threads',
    async run(kit) {
      equal(await spinning(kit, BUSY_THREAD, (process) => process.kill()), 'killed', 'the reason');
      await stillWorks(kit);
    },
  },
  {
    id: 'engine/boot-twice',
    promise: 'boot() may be called again, and changes nothing',
    async run({ engine }) {
      await engine.mount({ 'kept.txt': 'kept' });
      await engine.boot();
      equal(await engine.readdir('.'), ['kept.txt'], 'files afterwards');
    },
  },
  {
    id: 'engine/dispose',
    promise: 'after dispose() every call fails, and running processes have ended',
    last: true,
    async run({ engine }) {
      await engine.mount({ 'main.mjs': BUSY });
      const started = Promise.withResolvers<undefined>();
      const process = await engine.spawn('node', ['main.mjs'], { onOutput: () => started.resolve(undefined) });
      await started.promise;
      await engine.dispose();
      holds((await process.exit).reason !== 'exit', 'the process did not leave by itself');
      const after = await kitFor(engine)
        .node(['main.mjs'])
        .then(
          () => 'works',
          () => 'fails',
        );
      equal(after, 'fails', 'a process afterwards');
    },
  },
];
