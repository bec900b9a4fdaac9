/**
 * Recorded: 3,000 requests against real servers of both releases, with and without clients that go away. Writes staging.json and
 * repro.json. Run with `node --expose-gc`.
 */
import { recorded, round, write } from '../../tools.mjs';
import { drive } from './drive.mjs';
import { flags } from './flags.mjs';

const ROUNDS = 6;
const EACH = 500;

const floor = async () => {
  globalThis.gc();
  await new Promise(setImmediate);
  globalThis.gc();
  return process.memoryUsage().heapUsed / 1e6;
};

/** MB that a collection leaves, and listeners, after each 500 requests. */
async function run(version, abortEvery) {
  const { server } = await import(`./service-${version}.mjs`);
  flags.removeAllListeners('change');
  await drive(server, EACH, abortEvery);
  flags.removeAllListeners('change');
  const rows = [{ requests: 0, aborted: 0, mb: await floor(), listeners: 0 }];
  for (let i = 1; i <= ROUNDS; i += 1) {
    const gone = await drive(server, EACH, abortEvery);
    rows.push({
      requests: i * EACH,
      aborted: rows.at(-1).aborted + gone,
      mb: await floor(),
      listeners: flags.listenerCount('change'),
    });
  }
  server.close();
  server.closeAllConnections();
  return rows;
}

const points = (rows) => rows.map(({ requests, mb }) => [requests, round(mb, 1)]);
const ticks = Array.from({ length: ROUNDS + 1 }, (_, i) => ({ at: i * EACH, label: (i * EACH).toLocaleString('en') }));
const growth = (rows) => round(rows.at(-1).mb - rows[0].mb, 1);

const [before, after] = [await run('2.13', 0), await run('2.14', 0)];
write('staging.json', {
  summary: `Load test in staging, 3,000 requests, no client goes away. What a collection leaves changes by ${growth(before)} MB with 2.13 and by ${growth(after)} MB with 2.14.`,
  recorded: recorded(),
  blocks: [
    {
      kind: 'chart',
      title: 'Heap after a collection, by requests sent',
      unit: 'MB',
      ticks,
      series: [
        { name: '2.13', colour: 'grey', points: points(before) },
        { name: '2.14', colour: 'ember', points: points(after) },
      ],
    },
  ],
});

const [leaky, mended] = [await run('2.14', 10), await run('2.15', 10)];
const last = leaky.at(-1);
write('repro.json', {
  summary: `The same load, but one client in ten goes away 3 ms after its request. With 2.14, ${last.listeners} listeners stay behind after ${last.aborted} such clients, and the heap grows by ${growth(leaky)} MB: ${round((growth(leaky) * 1000) / last.listeners)} KB for each listener. With 2.15 it changes by ${growth(mended)} MB.`,
  recorded: recorded(),
  blocks: [
    {
      kind: 'chart',
      title: 'Heap after a collection, by requests sent',
      unit: 'MB',
      ticks,
      series: [
        { name: '2.14', colour: 'ember', points: points(leaky) },
        { name: '2.15', colour: 'frost', points: points(mended) },
      ],
    },
    {
      kind: 'table',
      title: '2.14, after each 500 requests',
      columns: ['Requests', 'Clients gone', "flags.listenerCount('change')", 'Heap after a collection'],
      rows: leaky.map(({ requests, aborted, listeners, mb }) => [
        requests.toLocaleString('en'),
        String(aborted),
        String(listeners),
        `${mb.toFixed(1)} MB`,
      ]),
    },
  ],
});
