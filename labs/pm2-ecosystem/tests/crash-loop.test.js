import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TEST, emptyContainer, forget, loadApp } from './support/setup.js';

/** The database is away for `ms` from the start on. */
async function withoutDatabase(ms) {
  const container = emptyContainer();
  container.world.databaseUp = false;
  void container.pm2.run('start', [loadApp()]);
  await container.world.serve(ms);
  return container;
}

/** What `pm2 list` shows, each status once. */
const statuses = ({ list }) => [...new Set(list.map(({ status }) => status))].join(', ');

describe('crash-loop', () => {
  it('does not hammer', TEST, async () => {
    const { world } = await withoutDatabase(60_000);
    assert.ok(
      world.starts <= 80,
      `In one minute without a database, 4 instances were started ${world.starts} times. Each start costs seconds of CPU, and each one asks the database that is just trying to get up. The wait should grow.`,
    );
  });

  it('comes back by itself after minutes', TEST, async () => {
    const { pm2, world } = await withoutDatabase(240_000);
    world.databaseUp = true;
    forget(world);
    await world.serve(30_000);
    assert.equal(
      world.up,
      4,
      `The database was away for 4 minutes. Half a minute after it came back, ${world.up} of 4 instances serve; pm2 list says ${statuses(pm2)}.`,
    );
  });

  it('comes back soon from a short break', TEST, async () => {
    const { pm2, world } = await withoutDatabase(2_000);
    world.databaseUp = true;
    await world.serve(11_000);
    assert.equal(
      world.up,
      4,
      `The database was away for 2 s. Its return was 11 s ago, a start takes 8 s, and ${world.up} of 4 instances serve; pm2 list says ${statuses(pm2)}. What still waits has waited too long.`,
    );
  });
});
