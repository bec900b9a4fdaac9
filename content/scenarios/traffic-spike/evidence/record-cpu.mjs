/**
 * Recorded: CPU profiles of the real shop under load from another process, as it is and with the text kept for a second; and what a
 * worker thread would cost instead. Writes cpu.json, cached.json and threads.json.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Session } from 'node:inspector/promises';
import { performance } from 'node:perf_hooks';
import { text } from 'node:stream/consumers';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { percentile, recorded, round, write } from '../../tools.mjs';
import { listAsText, makeCachedShop, products, shop, shopWithOneFormat } from './shop.mjs';

const REQUESTS = 1_500;

/** Sends requests over 20 connections, 20 at a time, from a process of its own. */
const CLIENT = `
  import { Agent, get } from 'node:http';
  import { once } from 'node:events';
  const agent = new Agent({ keepAlive: true, maxSockets: 20 });
  let sent = 0;
  await Promise.all(Array.from({ length: 20 }, async () => {
    while (sent++ < ${REQUESTS}) {
      const [res] = await once(get({ agent, port: process.argv[1] }), 'response');
      res.resume();
      await once(res, 'end');
    }
  }));
  agent.destroy();`;

async function profileOf(server) {
  await once(server.listen(0), 'listening');
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.start');
  const cpu = process.cpuUsage();
  const client = spawn(process.execPath, ['--input-type=module', '-e', CLIENT, String(server.address().port)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const [errors] = await Promise.all([text(client.stderr), once(client, 'close')]);
  if (errors) throw new Error(errors);
  const { user, system } = process.cpuUsage(cpu);
  const { profile } = await session.post('Profiler.stop');
  server.close();
  const names = new Map(
    profile.nodes.map(({ id, callFrame: { functionName, url } }) => [
      id,
      `${functionName || '(anonymous)'} ${url.startsWith('file:') ? url.split('/').at(-1) : ''}`.trim(),
    ]),
  );
  const self = new Map();
  profile.samples.forEach((id, i) => {
    const name = names.get(id);
    if (name !== '(idle)' && name !== '(root)' && name !== '(program)')
      self.set(name, (self.get(name) ?? 0) + profile.timeDeltas[i]);
  });
  const total = [...self.values()].reduce((sum, us) => sum + us, 0);
  const top = [...self]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 6)
    .map(([name, us]) => ({ name, share: round((us / total) * 100, 1) }));
  return { top, msPerRequest: (user + system) / 1000 / REQUESTS };
}

/** Median milliseconds of this thread that `run` keeps busy. */
async function busy(run) {
  const took = [];
  for (let i = 0; i < 60; i += 1) {
    const before = performance.now();
    const rest = run();
    took.push(performance.now() - before);
    await rest;
  }
  return percentile(took.slice(10), 0.5);
}

if (isMainThread) {
  const today = await profileOf(shop);
  const hoisted = await profileOf(shopWithOneFormat);
  const cached = await profileOf(makeCachedShop());
  const bytes = listAsText(products, 0).length;
  const table = ({ top }) => ({
    kind: 'table',
    title: 'CPU profile, self time without idle',
    columns: ['Function', 'Share'],
    rows: top.map(({ name, share }) => [name, `${share} %`]),
  });
  write('cpu.json', {
    summary: `${REQUESTS.toLocaleString('en')} requests for the list of the sale (${round(bytes / 1024)} KB each). One request costs ${round(today.msPerRequest, 2)} ms of CPU, so one process answers about ${round(1000 / today.msPerRequest / 10) * 10} a second at the very most. At the top of the profile: ${today.top[0].name} with ${today.top[0].share} %.`,
    recorded: recorded(),
    blocks: [table(today)],
  });
  write('cached.json', {
    summary: `The same load, with the text made once a second. One request costs ${round(cached.msPerRequest, 2)} ms of CPU instead of ${round(today.msPerRequest, 2)}, ${round(today.msPerRequest / cached.msPerRequest, 1)} times less. With one number format for all prices and nothing kept it costs ${round(hoisted.msPerRequest, 2)} ms.`,
    recorded: recorded(),
    blocks: [
      table(cached),
      {
        kind: 'table',
        title: 'CPU a request',
        columns: ['Shop', 'CPU'],
        rows: [
          ['as it is', `${round(today.msPerRequest, 2)} ms`],
          ['one number format for all prices', `${round(hoisted.msPerRequest, 2)} ms`],
          ['text kept for a second', `${round(cached.msPerRequest, 2)} ms`],
        ],
      },
    ],
  });
  const worker = new Worker(new URL(import.meta.url));
  const here = await busy(() => void listAsText(products, 0));
  const away = await busy(() => {
    worker.postMessage(products);
    return once(worker, 'message');
  });
  await worker.terminate();
  write('threads.json', {
    summary: `Making the list keeps the main thread busy for ${round(here, 2)} ms. Asking a worker thread for it keeps it busy for ${round(away, 2)} ms. The pod has one core: what the other thread takes, this one does not get.`,
    recorded: recorded(),
    blocks: [
      {
        kind: 'table',
        title: 'How long the main thread is busy, median of 50',
        columns: ['Way', 'Main thread'],
        rows: [
          ['the list is made in the main thread', `${round(here, 2)} ms`],
          ['postMessage to a worker thread, the text comes back', `${round(away, 2)} ms`],
        ],
      },
    ],
  });
  process.exit();
} else {
  parentPort.on('message', (value) => parentPort.postMessage(listAsText(value, 0)));
}
