/** What the engine records of a run: who was busy when, who was held up, who talked to whom. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { BLOCKED_MS, figuresOf, isBlocked, timelineOf, type Timeline } from '../../src/engines/recording.ts';
import type { RunRecording, SpawnLimits } from '../../src/engines/types.ts';
import { EnginePages, type PageEngine } from '../support/engine-page.ts';

let pages: EnginePages;
let engine: PageEngine;

beforeAll(async () => {
  pages = await EnginePages.start();
  engine = await pages.open();
});

afterAll(async () => {
  await pages.close();
});

async function record(program: string, limits: SpawnLimits = {}): Promise<{ timeline: Timeline; stderr: string }> {
  await engine.mount({ 'main.cjs': program });
  let recording: RunRecording | undefined;
  const { stderr } = await engine.run(['main.cjs'], { limits, onRecording: (made) => (recording = made) });
  if (recording === undefined) throw new Error('nothing was recorded');
  return { timeline: timelineOf([recording]), stderr };
}

const laneOf = (timeline: Timeline, label: string) => {
  const lane = timeline.lanes.find((one) => one.label.startsWith(label));
  if (lane === undefined) throw new Error(`no ${label} among ${timeline.lanes.map((one) => one.label).join(', ')}`);
  return { ...lane, ...figuresOf(lane, { from: 0, to: timeline.duration }) };
};

it('tells threads apart: messages, waiting in Atomics.wait, callbacks that block, how each ended', async () => {
  const { timeline, stderr } = await record(`
    const { Worker, isMainThread, parentPort, workerData } = require('node:worker_threads');
    const spin = (ms) => { for (const end = performance.now() + ms; performance.now() < end;); };
    if (isMainThread) {
      const sleeper = new Worker(__filename, { workerData: 'wait', name: 'sleeper' });
      const worker = new Worker(__filename, { workerData: 'spin' });
      for (let i = 0; i < 3; i++) worker.postMessage(i);
      let answers = 0;
      worker.on('message', () => { if (++answers === 3) void worker.terminate(); });
    } else if (workerData === 'wait') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 80);
    else parentPort.on('message', () => { spin(60); parentPort.postMessage('done'); });
  `);
  expect(stderr).toBe('');
  const main = laneOf(timeline, 'main thread');
  const sleeper = laneOf(timeline, 'thread 1 (sleeper)');
  const worker = laneOf(timeline, 'thread 2');
  expect([main.sent, main.received]).toEqual([3, 3]);
  expect([worker.sent, worker.received]).toEqual([3, 3]);
  // On a busy machine the start of a thread may be one more.
  expect(worker.blocked).toBeGreaterThanOrEqual(3);
  expect([main, sleeper, worker].map(({ ending, fine }) => [ending, fine])).toEqual([
    ['exit code 0', true],
    ['exit code 0', true],
    ['terminated', true],
  ]);
  expect(main.share).toBeLessThan(worker.share);
  expect(sleeper.waited).toBeGreaterThanOrEqual(79);
  expect(worker.waited).toBe(0);
  expect(worker.busy).toBeGreaterThanOrEqual(180);
  for (const { spans, start, end } of [main, worker]) {
    for (const [index, span] of spans.entries()) {
      expect(span.start).toBeGreaterThanOrEqual(spans[index - 1]?.end ?? start);
      expect(span.end).toBeGreaterThanOrEqual(span.start);
      expect(span.end).toBeLessThanOrEqual(end + 1);
    }
  }
});

it('counts requests and the messages of cluster workers, each in a lane of its own', async () => {
  const { timeline, stderr } = await record(`
    const cluster = require('node:cluster');
    const http = require('node:http');
    if (cluster.isPrimary) {
      const worker = cluster.fork();
      worker.on('listening', async () => {
        for (let i = 0; i < 4; i++) await (await fetch('http://localhost:3000/')).text();
        worker.send('stop');
      });
    } else {
      const server = http.createServer((request, response) => response.end('hello')).listen(3000);
      process.on('message', () => process.exit(3));
    }
  `);
  expect(stderr).toBe('');
  const worker = laneOf(timeline, 'cluster worker 1');
  expect(worker.requests).toBe(4);
  expect([worker.ending, worker.fine]).toEqual(['exit code 3', false]);
  expect(worker.sent).toBeGreaterThan(0);
  expect(worker.received).toBeGreaterThan(0);
});

it('has what a process did that was ended in a busy loop, and keeps a long run small', async () => {
  const { timeline } = await record(
    `
    const { setTimeout: sleep } = require('node:timers/promises');
    let turns = 0;
    const end = performance.now() + 300;
    (function again() { turns++; if (performance.now() < end) setImmediate(again); else for (;;); })();
  `,
    { timeoutMs: 700 },
  );
  const main = laneOf(timeline, 'main thread');
  expect([main.ending, main.fine]).toEqual(['ended from outside', false]);
  expect(main.spans.length).toBeLessThanOrEqual(4097);
  const last = main.spans.at(-1);
  expect(last !== undefined && isBlocked(last)).toBe(true);
  expect(last?.longest).toBeGreaterThan(BLOCKED_MS);
  expect(main.share).toBeGreaterThan(0.5);
});
