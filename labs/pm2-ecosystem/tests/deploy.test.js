import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TEST, deploy, deploySteps, emptyContainer, forget, loadApp, runningContainer } from './support/setup.js';

describe('deploy', () => {
  it('replaces every instance, and nobody notices', TEST, async () => {
    const app = loadApp();
    const container = await runningContainer(app);
    const { world } = container;
    const before = new Set(world.instances);
    const deploying = deploy(container, app);
    await Promise.race([deploying, world.serve(200_000)]);
    await world.serve(60_000);
    await deploying;
    assert.equal(
      world.refused,
      0,
      `During the deployment ${world.refused} requests found nobody, that is for ${world.refused / 4} s. Which step has no instance up behind it?`,
    );
    assert.equal(world.cut, 0, `During the deployment ${world.cut} processes were killed with requests in flight.`);
    assert.equal(
      [...world.instances].filter((instance) => before.has(instance)).length,
      0,
      'After the deployment there are instances that still run the old code.',
    );
    assert.equal(world.up, 4, `After the deployment ${world.up} of 4 instances serve.`);
  });

  it('starts each instance once', TEST, async () => {
    const app = loadApp();
    const container = await runningContainer(app);
    forget(container.world);
    const deploying = deploy(container, app);
    await container.world.serve(200_000);
    await deploying;
    assert.equal(
      container.world.starts,
      4,
      `The deployment of 4 instances started ${container.world.starts} processes. Each start is 8 s of work; a script that does things twice "to be sure" is as slow as it is dangerous.`,
    );
  });

  it('puts the new version there before it starts anything', TEST, () => {
    const steps = deploySteps();
    const install = steps.findLastIndex((step) => /^(?:npm|git)\b/.test(step));
    const begin = steps.findIndex((step) => /^pm2\s+(?:re|start)/.test(step));
    assert.ok(
      install < begin,
      `deploy.sh: "${steps[install]}" comes after "${steps[begin]}". The new instances have started by then, with the files of the old version.`,
    );
  });

  it('works on a machine where nothing runs yet', TEST, async () => {
    const app = loadApp();
    const container = emptyContainer();
    const deploying = deploy(container, app);
    await container.world.serve(60_000);
    await deploying;
    assert.equal(
      container.world.up,
      4,
      `The first deployment on a new machine: ${container.world.up} of 4 instances serve.`,
    );
  });
});
