import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TEST, loadApp, runningContainer } from './support/setup.js';

describe('instances', () => {
  it('runs one instance for each CPU of the container', TEST, async () => {
    const { pm2, world } = await runningContainer();
    const why =
      'Sixteen instances on 4 CPUs take turns: each request waits for its share, and each instance takes memory whether it works or not.';
    assert.equal(
      pm2.list.length,
      4,
      `The container has 4 CPUs, and pm2 list shows ${pm2.list.length} instances. ${why}`,
    );
    assert.equal(
      world.up,
      4,
      `After a minute ${world.up} of 4 instances serve. Two processes cannot listen on one port, unless something shares it out between them, and by its documentation PM2 does not unless exec_mode says so.`,
    );
  });

  it('fits into the memory of the container', TEST, async () => {
    const container = await runningContainer(loadApp());
    container.world.memoryOf = () => 350;
    await container.world.serve(60_000);
    assert.equal(
      container.world.outOfMemory,
      0,
      `With 350 MB each, ${container.pm2.list.length} instances do not fit into 2048 MB. The kernel ended processes, with all their requests.`,
    );
  });
});
