/**
 * Recorded: a real gateway that runs the released handler against five real HTTP services in another thread, 15 pages a second for ten
 * seconds. Writes gateway.json.
 */
import { once } from 'node:events';
import { Agent, createServer, request } from 'node:http';
import { Session } from 'node:inspector/promises';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { json } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { percentile, recorded, round, write } from '../../tools.mjs';
import { oneByOne } from './checkout.mjs';

const WAITS = { session: 14, cart: 48, prices: 15, shipping: 120, recommendations: 130 };

if (isMainThread) {
  const worker = new Worker(new URL(import.meta.url));
  const [port] = await once(worker, 'message');
  const agent = new Agent({ keepAlive: true });
  const call = async (service, args) => {
    const req = request({ agent, port, path: `/${service}`, method: 'POST' });
    req.end(JSON.stringify(args));
    const [res] = await once(req, 'response');
    return json(res);
  };
  const gateway = createServer(async (req, res) => res.end(JSON.stringify(await oneByOne(call, 'token'))));
  await once(gateway.listen(0), 'listening');
  const page = async () => {
    const began = performance.now();
    const req = request({ port: gateway.address().port }).end();
    const [res] = await once(req, 'response');
    await json(res);
    return performance.now() - began;
  };
  await Promise.all(Array.from({ length: 20 }, page));

  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.start');
  const histogram = monitorEventLoopDelay({ resolution: 10 });
  histogram.enable();
  const pages = [];
  for (let i = 0; i < 150; i += 1) {
    pages.push(page());
    await delay(66);
  }
  const times = await Promise.all(pages);
  const { profile } = await session.post('Profiler.stop');
  const names = new Map(
    profile.nodes.map(({ id, callFrame: { functionName } }) => [id, functionName || '(anonymous)']),
  );
  const self = new Map();
  profile.samples.forEach((id, i) => self.set(names.get(id), (self.get(names.get(id)) ?? 0) + profile.timeDeltas[i]));
  const total = [...self.values()].reduce((sum, us) => sum + us, 0);
  const top = [...self].sort((a, b) => b[1] - a[1]).slice(0, 5);
  const ms = (value) => `${round(value).toLocaleString('en')} ms`;
  const idle = round(((self.get('(idle)') ?? 0) / total) * 100);
  write('gateway.json', {
    summary: `One gateway process under 15 pages a second. JavaScript runs in ${100 - idle} % of the time, and the loop is late by ${ms(histogram.percentile(50) / 1e6 - 10)} at the median. A page takes ${ms(percentile(times, 0.5))} at the median all the same.`,
    recorded: recorded(),
    blocks: [
      {
        kind: 'table',
        title: 'One gateway process',
        columns: ['Figure', 'Value'],
        rows: [
          ['time in which JavaScript runs', `${100 - idle} %`],
          ['event-loop delay, p50', ms(histogram.percentile(50) / 1e6 - 10)],
          ['page, p50', ms(percentile(times, 0.5))],
          ['page, p99', ms(percentile(times, 0.99))],
        ],
      },
      {
        kind: 'table',
        title: 'CPU profile, self time',
        columns: ['Function', 'Share'],
        rows: top.map(([name, us]) => [name, `${round((us / total) * 100, 1)} %`]),
      },
    ],
  });
  process.exit();
} else {
  const services = createServer(async (req, res) => {
    const service = req.url.slice(1);
    const args = await json(req);
    await delay(WAITS[service] ?? 1);
    res.end(JSON.stringify(service === 'cart' ? { items: [1, 2, 3, 4, 5, 6] } : { service, for: Object.keys(args) }));
  });
  await once(services.listen(0), 'listening');
  parentPort.postMessage(services.address().port);
}
