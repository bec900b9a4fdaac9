import { GRADING } from '../policy/decide.ts';

/**
 * What labs may require, each as a small program that shows it at work. Bodies of async functions: whatever they return is the
 * detail, whatever they throw means that the feature is missing. They use dynamic imports, so that one missing module costs
 * only the probes that need it.
 */
export interface Probe {
  /** Name of the feature, as labs require it; for the others, what is looked at. */
  id: string;
  code: string;
}

export const FEATURE_PROBES: readonly Probe[] = [
  {
    id: 'worker_threads',
    code: `
      const { Worker } = await import('node:worker_threads');
      const worker = new Worker("require('node:worker_threads').parentPort.once('message', (n) => require('node:worker_threads').parentPort.postMessage(n + 1))", { eval: true });
      const answer = await new Promise((resolve, reject) => { worker.once('message', resolve).once('error', reject); worker.postMessage(41); });
      await worker.terminate();
      if (answer !== 42) throw new Error('a worker answered ' + answer);`,
  },
  {
    id: 'shared-memory',
    code: `
      const { Worker } = await import('node:worker_threads');
      const shared = new Int32Array(new SharedArrayBuffer(8));
      const worker = new Worker("const { workerData } = require('node:worker_threads'); Atomics.wait(workerData, 0, 0, 5000); Atomics.store(workerData, 1, 7);", { eval: true, workerData: shared });
      await new Promise((resolve, reject) => worker.once('online', resolve).once('error', reject));
      Atomics.store(shared, 0, 1);
      Atomics.notify(shared, 0);
      await new Promise((resolve) => worker.once('exit', resolve));
      if (Atomics.load(shared, 1) !== 7) throw new Error('memory is not shared with a worker');`,
  },
  {
    id: 'async-local-storage',
    code: `
      const { AsyncLocalStorage } = await import('node:async_hooks');
      const storage = new AsyncLocalStorage();
      const seen = await storage.run('store', async () => {
        await null;
        await new Promise((resolve) => setTimeout(resolve, 1));
        return storage.getStore();
      });
      if (seen !== 'store') throw new Error('the store is lost after await');`,
  },
  {
    id: 'streams',
    code: `
      const { Readable, Transform } = await import('node:stream');
      const { pipeline } = await import('node:stream/promises');
      let text = '';
      await pipeline(
        Readable.from(['a', 'b']),
        new Transform({ transform(chunk, _encoding, done) { done(null, String(chunk).toUpperCase()); } }),
        async (source) => { for await (const chunk of source) text += chunk; },
      );
      if (text !== 'AB') throw new Error('a pipeline gave ' + text);`,
  },
  {
    id: 'fs',
    code: `
      const { mkdtemp, readFile, rm, writeFile } = await import('node:fs/promises');
      const folder = await mkdtemp('./probe-');
      await writeFile(folder + '/a', 'text');
      const text = await readFile(folder + '/a', 'utf8');
      await rm(folder, { recursive: true });
      if (text !== 'text') throw new Error('a file read back as ' + text);`,
  },
  {
    id: 'http-server',
    code: `
      const { createServer, get } = await import('node:http');
      const server = createServer((request, response) => response.end(request.url));
      await new Promise((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
      try {
        const text = await new Promise((resolve, reject) => get({ host: '127.0.0.1', port: server.address().port, path: '/hello' }, (response) => {
          let body = '';
          response.setEncoding('utf8').on('data', (part) => (body += part)).on('end', () => resolve(body));
        }).once('error', reject));
        if (text !== '/hello') throw new Error('a server answered ' + text);
      } finally {
        server.closeAllConnections?.();
        server.close();
      }`,
  },
  {
    id: 'child_process',
    code: `
      const { spawn } = await import('node:child_process');
      const child = spawn(process.execPath, ['-e', "process.stdout.write('child'); process.exitCode = 3"], { stdio: ['ignore', 'pipe', 'inherit'] });
      let text = '';
      child.stdout.setEncoding('utf8').on('data', (part) => (text += part));
      const code = await new Promise((resolve, reject) => child.once('close', resolve).once('error', reject));
      if (text !== 'child' || code !== 3) throw new Error('a child printed ' + text + ' and left with ' + code);`,
  },
  {
    id: 'shell',
    code: `
      const { exec } = await import('node:child_process');
      const [code, text] = await new Promise((resolve) => exec('echo one && exit 3', (error, stdout) => resolve([error?.code, stdout])));
      if (code !== 3 || text.trim() !== 'one') throw new Error('a shell printed ' + text + ' and left with ' + code);`,
  },
  {
    id: 'cluster',
    code: `
      const { default: cluster } = await import('node:cluster');
      const { rm, writeFile } = await import('node:fs/promises');
      const file = process.cwd() + '/probe-cluster.cjs';
      await writeFile(file, "require('node:http').createServer((_, response) => response.end('worker')).listen(0, '127.0.0.1')");
      cluster.setupPrimary({ exec: file });
      const worker = cluster.fork();
      try {
        const { port } = await new Promise((resolve, reject) => worker.once('listening', resolve).once('error', reject).once('exit', (code) => reject(new Error('the worker left with ' + code))));
        const { get } = await import('node:http');
        await new Promise((resolve, reject) => get({ host: '127.0.0.1', port, agent: false }, (response) => { response.resume(); response.on('end', resolve); }).once('error', reject));
      } finally {
        worker.removeAllListeners('exit');
        worker.process.kill('SIGKILL');
        await rm(file);
      }`,
  },
  {
    id: 'zlib',
    code: `
      const { gzipSync, gunzipSync } = await import('node:zlib');
      if (gunzipSync(gzipSync('text')).toString() !== 'text') throw new Error('gzip does not read what it wrote');`,
  },
  {
    id: 'crypto',
    code: `
      const { createHash, createHmac, randomUUID } = await import('node:crypto');
      const digest = createHash('sha256').update('abc').digest('hex');
      if (!digest.startsWith('ba7816bf')) throw new Error('sha256 gave ' + digest);
      createHmac('sha256', 'key').update('abc').digest();
      if (randomUUID().length !== 36) throw new Error('randomUUID is broken');`,
  },
];

/** The self-test of grading: node:test with a reporter of our own that writes to a file, as the grader's does. */
export const GRADING_PROBE = {
  id: GRADING,
  files: (folder: string): Record<string, string> => ({
    [`${folder}/reporter.mjs`]: `
      import { appendFileSync } from 'node:fs';
      const file = process.env.HOTPATH_PROBE_EVENTS;
      export default async function* reporter(events) {
        for await (const { type, data } of events) {
          if (type === 'test:pass' || type === 'test:fail') appendFileSync(file, type + ' ' + data.name + '\\n');
        }
      }`,
    [`${folder}/self.mjs`]: `
      import assert from 'node:assert/strict';
      import { beforeEach, describe, it } from 'node:test';
      describe('group', () => {
        beforeEach(() => undefined);
        it('passes', async () => { await null; });
        it('fails', () => assert.equal(1, 2));
      });`,
  }),
  args: (folder: string): string[] => [
    `--test-reporter=./${folder}/reporter.mjs`,
    '--test-reporter-destination=stdout',
    `${folder}/self.mjs`,
  ],
  /** What the reporter must have written. */
  expected: ['test:pass passes', 'test:fail fails'],
} as const;
