import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { applyEvent, emptyRun, parseEvent, summarize, type DemoRun } from '../../../src/components/home/run-model.ts';

const folder = fileURLToPath(new URL('../../../src/components/home/demo/', import.meta.url));

async function runOnNode(program: string): Promise<DemoRun> {
  const { stdout } = await promisify(execFile)(process.execPath, [program], { cwd: folder });
  const run = emptyRun();
  for (const line of stdout.trim().split('\n')) {
    const event = parseEvent(line);
    if (!event) throw new Error(`${program} printed a line that is not a measurement: ${line}`);
    applyEvent(run, event);
  }
  return run;
}

describe('the programs of the home page, on real Node', { timeout: 120_000 }, () => {
  test('blocked.mjs runs every task on one thread, and no heartbeat until the last has ended', async () => {
    const summary = summarize(await runOnNode('blocked.mjs'));
    expect(summary.threads).toBe(1);
    expect(summary.beatsDuringWork).toBe(0);
    // The primes below 500,000, counted by each of the 24 tasks.
    expect(summary.answer).toBe(24 * 41_538);
  });

  test('pool.mjs gives each task to exactly one thread, keeps every thread busy, finds the same answer and ends', async () => {
    const run = await runOnNode('pool.mjs');
    expect(summarize(run).answer).toBe(24 * 41_538);
    expect(run.spans.map((span) => span.task).sort((a, b) => a - b)).toEqual(Array.from({ length: 24 }, (_, i) => i));
    expect(new Set(run.spans.map((span) => span.thread)).size).toBe(run.threads);
    for (let thread = 0; thread < run.threads; thread++) {
      const own = run.spans.filter((span) => span.thread === thread);
      own.slice(1).forEach((span, i) => expect(span.start).toBeGreaterThanOrEqual(own[i]?.end ?? Infinity));
    }
  });
});
