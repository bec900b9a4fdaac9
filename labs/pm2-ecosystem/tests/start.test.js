import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DEFAULTS } from './support/pm2.js';
import { TEST, loadApp, runningContainer } from './support/setup.js';

describe('start', () => {
  it('keeps the old instance until the new one is ready', TEST, async () => {
    const app = loadApp();
    const { pm2, world } = await runningContainer(app);
    // Only the start matters here: who has to stop gets all the time it wants.
    const reload = pm2.run('reload', [{ ...app, kill_timeout: 60_000 }]);
    await world.serve(150_000);
    await reload;
    assert.equal(
      world.refused,
      0,
      `During a reload ${world.refused} requests found nobody. In fork mode a reload is a restart: the old process goes before the new one comes.`,
    );
    assert.equal(
      world.fewest,
      4,
      `During a reload only ${world.fewest} of 4 instances took requests. PM2 ends the old one at the first sign from the new one, or when it has waited long enough, here ${app.listen_timeout ?? DEFAULTS.listen_timeout} ms; look at what counts as a sign, and at how long a start takes.`,
    );
  });

  it('does the same when a start is quick', TEST, async () => {
    const app = loadApp();
    const { pm2, world } = await runningContainer(app);
    world.readyMs = 2_500;
    const reload = pm2.run('reload', [{ ...app, kill_timeout: 60_000 }]);
    await world.serve(100_000);
    await reload;
    assert.equal(
      world.fewest,
      4,
      `On a good day the service is ready after 2.5 s, well within PM2's patience. During a reload only ${world.fewest} of 4 instances took requests all the same: PM2 took another port for the sign.`,
    );
  });
});
