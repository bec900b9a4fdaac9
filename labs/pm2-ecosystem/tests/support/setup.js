/** Loads the reader's files and plays them under the model. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { FakeClock } from './clock.js';
import { Pm2, megabytes, milliseconds } from './pm2.js';
import { World } from './world.js';

export const MACHINE_CORES = 16;
export const TEST = { timeout: 10_000 };

const PM2_COMMANDS = ['start', 'startOrReload', 'startOrRestart', 'reload', 'restart', 'stop', 'delete'];
/** Commands that change no process. */
const IDLE = /^(?:set|npm|git|echo|cd|export|node|exit|pm2\s+(?:save|list|ls|status|describe|logs|ping|wait))\b/;

/** The one app of the ecosystem file. */
export function loadApp() {
  const config = createRequire(import.meta.url)('../../ecosystem.config.cjs');
  assert.ok(Array.isArray(config?.apps), 'ecosystem.config.cjs must export { apps: [ … ] }.');
  assert.equal(config.apps.length, 1, 'There is one service, so one entry in apps.');
  const [app] = config.apps;
  assert.equal(app.name, 'api', "The service is called 'api'.");
  assert.match(String(app.script), /^(?:\.\/)?server\.js$/, 'Its entry file is server.js.');
  checkUnits(app);
  return app;
}

/** PM2 refuses a file in which a figure has a unit that it does not know. */
function checkUnits(app) {
  for (const option of ['listen_timeout', 'kill_timeout', 'restart_delay', 'exp_backoff_restart_delay']) {
    const value = app[option] ?? 0;
    assert.match(
      String(value),
      /^\d+$/,
      `${option}: PM2 wants a number of milliseconds, not ${JSON.stringify(value)}.`,
    );
  }
  const { max_memory_restart: size = 0, min_uptime: uptime = 0 } = app;
  assert.ok(
    !Number.isNaN(megabytes(size)),
    `max_memory_restart: PM2 wants a whole number of bytes, or one with K, M or G, such as '300M', not ${JSON.stringify(size)}.`,
  );
  assert.ok(
    !Number.isNaN(milliseconds(uptime)),
    `min_uptime: PM2 wants a whole number of milliseconds, or one with s, m or h, not ${JSON.stringify(uptime)}.`,
  );
}

/** A container with nothing running. */
export function emptyContainer() {
  const clock = new FakeClock();
  const world = new World(clock);
  const pm2 = new Pm2(world, MACHINE_CORES);
  return { world, pm2, clock };
}

/** A container in which the app has been up for a minute. */
export async function runningContainer(app = loadApp()) {
  const container = emptyContainer();
  void container.pm2.run('start', [app]);
  await container.world.serve(60_000);
  forget(container.world);
  return container;
}

/** Counts from here on. */
export function forget(world) {
  Object.assign(world, { refused: 0, cut: 0, starts: 0, outOfMemory: 0, fewest: Infinity });
}

/** The commands of deploy.sh, in order. */
export function deploySteps() {
  const text = readFileSync(new URL('../../deploy.sh', import.meta.url), 'utf8');
  const lines = text.split('\n').flatMap((line) => line.replace(/(^|\s)#.*$/, '').split(/&&|;/));
  const steps = lines.map((line) => line.trim()).filter((step) => step !== '');
  const branch = steps.find((step) => step.includes('||'));
  assert.equal(
    branch,
    undefined,
    `deploy.sh: "${branch}" does one thing or another. The tests play a plain list of commands, and there is one command that does the right thing in both cases.`,
  );
  return steps;
}

const isFile = (word) => /^(?:\.\/)?ecosystem\.config/.test(word);

/** The steps of deploy.sh that concern processes: `[command, target]`. */
export function readDeploy() {
  return deploySteps().flatMap((step) => {
    if (IDLE.test(step)) return [];
    const [tool, command, ...rest] = step.split(/\s+/);
    const known = tool === 'pm2' && PM2_COMMANDS.includes(command);
    assert.ok(
      known,
      `deploy.sh: the tests do not know "${step}". They play pm2 ${PM2_COMMANDS.join(', ')}, and pass over npm, git and echo.`,
    );
    const target = rest.find(isFile) ?? rest.find((word) => !word.startsWith('-'));
    assert.ok(target, `deploy.sh: "${step}" names nothing to act on. Name ecosystem.config.cjs, api or all.`);
    return [{ command, target, step }];
  });
}

/** Plays deploy.sh. Resolves when its last command has ended. */
export function deploy({ pm2 }, app) {
  const over = play(readDeploy(), pm2, app);
  over.catch(() => {}); // the test waits for it when its time has come
  return over;
}

async function play(steps, pm2, app) {
  for (const { command, target, step } of steps) {
    assert.ok(
      isFile(target) || target === 'all' || target === 'api',
      `deploy.sh: "${step}" names ${target}, and there is no such app or file.`,
    );
    assert.ok(
      isFile(target) || command !== 'start' || pm2.list.length > 0,
      `deploy.sh: "${step}" fails, as pm2 does not know ${target} yet.`,
    );
    assert.ok(
      isFile(target) || pm2.list.length > 0 || command === 'delete',
      `deploy.sh: on a machine where nothing runs yet, "${step}" fails: pm2 does not know ${target}, and the script ends there.`,
    );
    await pm2.run(command, isFile(target) ? [app] : undefined);
  }
}
