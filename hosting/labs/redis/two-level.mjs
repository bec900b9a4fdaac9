/** Runs the solution of the lab two-level-cache, or the one in the folder given, against a real Redis. README.md says how. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

const solution = resolve(process.argv[2] ?? join(import.meta.dirname, '../../../labs/two-level-cache/solution'));
const program = (process.env.PATH ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'redis-server'))
  .find((path) => existsSync(path));

if (process.env.REDIS_PORT === undefined && program === undefined) {
  console.log(
    'skipped: there is no redis-server here (Debian: apt-get install redis-server), and REDIS_PORT is not set',
  );
  process.exit();
}

const { RedisClient } = await import(pathToFileURL(join(solution, 'redis.js')));
const { TwoLevelCache } = await import(pathToFileURL(join(solution, 'two-level.js')));

const port = process.env.REDIS_PORT === undefined ? await freePort() : Number(process.env.REDIS_PORT);
let server = process.env.REDIS_PORT === undefined ? await startRedis() : undefined;
const clients = [];
const loads = [];
let ahead = 0;

try {
  const [one, two] = [instance(), instance()];
  const info = await one.client.command('INFO', 'server');
  console.log(`Redis ${/redis_version:(\S+)/.exec(info)?.[1]} at 127.0.0.1:${port}`);
  await findsFalsyAnswers(one, two);
  await copiesTheRest(one, two);
  await hearsOfChanges(one, two);
  if (server === undefined) console.log('skipped: an outage, because this Redis was not started here');
  else await livesWithoutRedis(one);
  const keys = ['zero', 'empty', 'no', 'nobody', 'rest', 'price', 'outage', 'back'];
  await one.client.command('DEL', ...keys.map((key) => `hotpath:${key}`));
} finally {
  for (const client of clients) client.close();
  server?.kill();
}

/** An instance with a near level of its own, and a count of the commands it sent. */
function instance() {
  const client = new RedisClient({ port });
  clients.push(client);
  const sent = [];
  const pings = [];
  const redis = {
    command: (...args) => {
      sent.push(args[0]);
      return client.command(...args);
    },
    async subscribe(channel, listener) {
      const subscription = await client.subscribe(channel, listener);
      pings.push(() => subscription.ping());
      return subscription;
    },
  };
  const cache = new TwoLevelCache({
    redis,
    max: 100,
    ttlMs: 60_000,
    farTimeoutMs: 1_000,
    now: () => Date.now() + ahead,
  });
  const ask = (key, value) =>
    cache.get(`hotpath:${key}`, async () => {
      loads.push(key);
      return value;
    });
  return { cache, client, sent, ask, heard: () => Promise.all(pings.map((ping) => ping())) };
}

async function findsFalsyAnswers(one, two) {
  const answers = Object.entries({ zero: 0, empty: '', no: false, nobody: null });
  for (const [key, value] of answers) {
    assert.deepEqual(
      [await one.ask(key, value), await one.ask(key, 'x'), await two.ask(key, 'x')],
      [value, value, value],
    );
  }
  assert.equal(loads.length, 4);
  console.log('ok: falsy answers, 4 loads for 12 reads of two instances');
}

async function copiesTheRest(one, two) {
  await one.cache.set('hotpath:rest', 1);
  await one.client.command('PEXPIRE', 'hotpath:rest', '20000');
  await two.ask('rest');
  two.sent.length = 0;
  ahead += 19_000;
  await two.ask('rest');
  assert.deepEqual(two.sent, [], '19 s later it is still near');
  ahead += 1_000;
  await two.ask('rest');
  assert.notDeepEqual(two.sent, [], '20 s later it is not');
  ahead = 0;
  console.log('ok: 20 s left far are 20 s near');
}

async function hearsOfChanges(one, two) {
  await Promise.all([one.cache.listen(), two.cache.listen()]);
  await one.cache.set('hotpath:price', 10);
  await two.heard();
  assert.equal(await two.ask('price'), 10);
  await one.cache.set('hotpath:price', 12);
  await two.heard();
  assert.equal(await two.ask('price'), 12);
  console.log('ok: the other instance hears of a change');
}

async function livesWithoutRedis(one) {
  server.kill();
  await once(server, 'exit');
  assert.equal(await one.ask('outage', 'from the source'), 'from the source');
  await assert.rejects(one.cache.set('hotpath:lost', 1));
  console.log('ok: without Redis the source answers, and a change that is lost is told');
  server = await startRedis();
  await one.cache.set('hotpath:back', 1);
  assert.equal(await one.client.command('GET', 'hotpath:back'), '1');
  console.log('ok: when Redis is back, it is used');
}

/** Fulfils when it answers. */
async function startRedis() {
  const args = ['--port', port, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--loglevel', 'warning'];
  const child = spawn(program, args.map(String), { stdio: 'ignore' });
  const client = new RedisClient({ port });
  for (let tries = 0; tries < 100; tries++) {
    const answer = await client.command('PING').catch(() => undefined);
    if (answer === 'PONG') {
      client.close();
      return child;
    }
    await sleep(50);
  }
  child.kill();
  throw new Error(`redis-server did not answer at port ${port} within 5 s`);
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port: free } = probe.address();
  probe.close();
  await once(probe, 'close');
  return free;
}
