import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DEFAULTS } from './support/pm2.js';
import { TEST, loadApp, runningContainer } from './support/setup.js';

describe('stop', () => {
  it('lets an instance answer its last request', TEST, async () => {
    const app = loadApp();
    const { pm2, world } = await runningContainer(app);
    const stop = pm2.run('stop');
    await world.serve(60_000);
    await stop;
    assert.equal(
      world.cut,
      0,
      `${world.cut} processes got SIGKILL with requests in flight. After SIGINT they need up to 12 s, and the signal has to reach them first; PM2 waited ${app.kill_timeout ?? DEFAULTS.kill_timeout} ms.`,
    );
  });

  it('cuts one that hangs, within half a minute', TEST, async () => {
    const { pm2, world } = await runningContainer(loadApp());
    const [hung] = world.instances;
    const kill = hung.kill.bind(hung);
    hung.kill = (signal) => {
      if (signal === 'SIGKILL') kill(signal);
    };
    const stop = pm2.run('stop');
    await world.serve(30_000);
    assert.equal(
      world.instances.size,
      0,
      'One instance hangs and does nothing about SIGINT. After 30 s PM2 still waits for it, and so does the machine that wants to restart.',
    );
    await stop;
  });
});
