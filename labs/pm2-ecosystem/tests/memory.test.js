import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { megabytes } from './support/pm2.js';
import { TEST, forget, loadApp, runningContainer } from './support/setup.js';

const HOUR = 3_600_000;

describe('memory', () => {
  it('leaves healthy instances alone', TEST, async () => {
    const app = loadApp();
    const { pm2, world } = await runningContainer(app);
    // After hours of load; the time is shortened here.
    world.memoryOf = () => 350;
    await world.serve(120_000);
    const reloads = pm2.list.reduce((sum, entry) => sum + (entry.memoryReloads ?? 0), 0);
    assert.equal(
      reloads,
      0,
      `A healthy instance reaches 350 MB, and PM2 replaced one at that size, ${reloads} times in two minutes: max_memory_restart comes to ${megabytes(app.max_memory_restart)?.toPrecision(3)} MB.`,
    );
  });

  it('replaces leaking instances before the container is full', TEST, async () => {
    const { world } = await runningContainer(loadApp());
    forget(world);
    // All leak, as they run the same code under the same load.
    world.memoryOf = (instance, ageMs) => 200 + Math.min(1_000, (ageMs / HOUR) * 1_500);
    for (let quarter = 0; quarter < 3; quarter += 1) await world.serve(300_000);
    assert.equal(
      world.outOfMemory,
      0,
      'Four instances leak 25 MB a minute, and the container was full before PM2 did anything. The kernel picks a process and ends it, with all its requests.',
    );
    assert.ok(world.starts > 0, 'No leaking instance was replaced.');
    assert.equal(world.refused, 0, `${world.refused} requests found nobody while leaking instances were replaced.`);
  });

  it('lets V8 collect first', TEST, async () => {
    const app = loadApp();
    const flags = [app.node_args ?? app.interpreter_args ?? []].flat().join(' ');
    const heap = Number(/--max[-_]old[-_]space[-_]size[= ](\d+)/.exec(flags)?.[1] ?? Number.NaN);
    const limit = megabytes(app.max_memory_restart);
    assert.ok(limit !== undefined, 'Without max_memory_restart, nobody acts on a leak but the kernel.');
    assert.ok(
      heap < limit,
      `V8 may let its old space grow to ${Number.isNaN(heap) ? 'gigabytes' : `${heap} MB`}, and PM2 acts at ${limit.toPrecision(3)} MB. An instance with much garbage and no leak is then replaced before V8 sees any reason to collect. Give V8 a limit below.`,
    );
    assert.ok(
      heap >= 256,
      `With an old space of ${heap} MB an instance that needs 350 MB in all runs out of heap and dies.`,
    );
  });
});
