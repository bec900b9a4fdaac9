import type { Probe } from './features.ts';

/**
 * What nobody knows for sure of WebContainers, and readers of `/engine-check/` can find out. Each runs in a process of its own,
 * because some of them may never come back.
 */
export const EXTENDED_PROBES: readonly Probe[] = [
  {
    id: 'version',
    code: `return process.version + ' ' + process.platform + ' ' + process.arch + ', V8 ' + process.versions.v8;`,
  },
  {
    id: 'cores',
    code: `const os = await import('node:os'); return os.availableParallelism() + ' cores, ' + Math.round(os.totalmem() / 2 ** 20) + ' MiB';`,
  },
  {
    id: 'terminal',
    code: `return 'stdout.isTTY ' + Boolean(process.stdout.isTTY) + ', stdin.isTTY ' + Boolean(process.stdin.isTTY) + ', columns ' + process.stdout.columns;`,
  },
  {
    id: 'clock step',
    code: `
      const steps = [];
      while (steps.length < 50) { const start = performance.now(); let end = start; while (end === start) end = performance.now(); steps.push(end - start); }
      return 'median ' + (steps.sort((a, b) => a - b)[25] * 1000).toFixed(1) + ' µs';`,
  },
  {
    id: 'monitorEventLoopDelay',
    code: `
      const { monitorEventLoopDelay } = await import('node:perf_hooks');
      const histogram = monitorEventLoopDelay({ resolution: 1 });
      histogram.enable();
      await new Promise((resolve) => setTimeout(resolve, 30));
      histogram.disable();
      return 'mean ' + (histogram.mean / 1e6).toFixed(2) + ' ms';`,
  },
  {
    id: 'eventLoopUtilization',
    code: `
      const { performance } = await import('node:perf_hooks');
      const until = performance.now() + 30;
      while (performance.now() < until);
      await new Promise((resolve) => setTimeout(resolve, 1));
      return String(performance.eventLoopUtilization().utilization);`,
  },
  {
    id: 'scrypt',
    code: `const { scryptSync } = await import('node:crypto'); return scryptSync('a', 'b', 16).toString('hex');`,
  },
  {
    id: 'transferList',
    code: `
      const { Worker } = await import('node:worker_threads');
      const worker = new Worker("require('node:worker_threads').parentPort.once('message', () => {})", { eval: true });
      const buffer = new ArrayBuffer(8);
      worker.postMessage(buffer, [buffer]);
      await worker.terminate();
      if (buffer.byteLength !== 0) throw new Error('the buffer was copied');`,
  },
  {
    id: 'resourceLimits',
    // 80 MB and no more: without a limit, the page itself would run out of memory.
    code: `
      const { Worker } = await import('node:worker_threads');
      const worker = new Worker("const kept = []; for (let i = 0; i < 100; i += 1) kept.push(new Array(1e5).fill(i)); require('node:worker_threads').parentPort.postMessage(kept.length)", { eval: true, resourceLimits: { maxOldGenerationSizeMb: 32 } });
      return await new Promise((resolve, reject) => { worker.once('error', (error) => resolve(String(error.code))); worker.once('message', () => reject(new Error('the limit is not kept'))); });`,
  },
  {
    id: 'terminate a busy worker',
    code: `
      const { Worker } = await import('node:worker_threads');
      const beats = new Int32Array(new SharedArrayBuffer(4));
      const worker = new Worker("const { workerData } = require('node:worker_threads'); for (;;) Atomics.add(workerData, 0, 1)", { eval: true, workerData: beats });
      await new Promise((resolve) => worker.once('online', resolve));
      while (Atomics.load(beats, 0) === 0) await new Promise((resolve) => setTimeout(resolve, 1));
      void worker.terminate();
      let before = -1;
      for (let round = 0; round < 60 && before !== Atomics.load(beats, 0); round += 1) {
        before = Atomics.load(beats, 0);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      if (before !== Atomics.load(beats, 0)) throw new Error('it still spins after 3 s');`,
  },
  {
    id: 'gc observer',
    code: `
      const { PerformanceObserver } = await import('node:perf_hooks');
      const seen = await new Promise((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries().length)).observe({ entryTypes: ['gc'] });
        let kept = [];
        const timer = setInterval(() => { for (let i = 0; i < 200; i += 1) kept.push(new Array(1e4).fill(i)); if (kept.length > 1000) kept = []; }, 1);
        setTimeout(() => { clearInterval(timer); resolve(0); }, 2000);
      });
      if (seen === 0) throw new Error('no collection was reported');`,
  },
  {
    id: 'heap snapshot',
    code: `
      const { getHeapSnapshot } = await import('node:v8');
      let bytes = 0;
      for await (const chunk of getHeapSnapshot()) bytes += chunk.length;
      if (bytes === 0) throw new Error('it is empty');
      return bytes + ' bytes';`,
  },
  {
    id: 'fetch to itself',
    code: `
      const { createServer } = await import('node:http');
      const server = createServer((_, response) => response.end('ok'));
      await new Promise((resolve, reject) => server.once('error', reject).listen(0, resolve));
      const text = await (await fetch('http://localhost:' + server.address().port)).text();
      server.closeAllConnections?.();
      server.close();
      if (text !== 'ok') throw new Error('it answered ' + text);`,
  },
  {
    id: 'type stripping',
    code: `
      const { rm, writeFile } = await import('node:fs/promises');
      const file = process.cwd() + '/probe-types.mts';
      await writeFile(file, 'export const value: number = 42;');
      try { if ((await import('file://' + file)).value !== 42) throw new Error('wrong value'); } finally { await rm(file); }`,
  },
];
