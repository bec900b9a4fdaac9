/**
 * Recorded: a real 2.14 server with a small heap, driven until it dies, with a CPU profile while it is fresh and one shortly before
 * its end. Writes last-minutes.json.
 */
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { recorded, round, write } from '../../tools.mjs';

const LIMIT_MB = 48;

/** Self time by function, in milliseconds. */
function selfTimes({ nodes, samples, timeDeltas }) {
  const names = new Map(nodes.map(({ id, callFrame: { functionName, url } }) => [id, place(functionName, url)]));
  const times = new Map();
  samples.forEach((id, i) => times.set(names.get(id), (times.get(names.get(id)) ?? 0) + timeDeltas[i] / 1000));
  return times;
}

const place = (name, url) => `${name || '(anonymous)'}${url.startsWith('file:') ? ` ${url.split('/').at(-1)}` : ''}`;

if (process.argv[2] === '--victim') {
  const { Session } = await import('node:inspector/promises');
  const { getHeapStatistics } = await import('node:v8');
  const { drive } = await import('./drive.mjs');
  const { server } = await import('./service-2.14.mjs');
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  const profile = async (label) => {
    await session.post('Profiler.start');
    await drive(server, 400, 10);
    const { profile: found } = await session.post('Profiler.stop');
    const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
    const idle = selfTimes(found).get('(idle)') ?? 0;
    const top = [...selfTimes(found)].filter(([name]) => !['(idle)', '(root)', '(program)'].includes(name));
    const busy = top.reduce((sum, [, ms]) => sum + ms, 0);
    console.log(JSON.stringify({ label, used: used / 2 ** 20, limit: limit / 2 ** 20, idle, busy, top }));
  };
  await drive(server, 200, 0);
  await profile('fresh');
  while (getHeapStatistics().used_heap_size < LIMIT_MB * 2 ** 20 * 0.9) await drive(server, 60, 3);
  await profile('late');
  for (;;) await drive(server, 500, 2);
}

const child = spawn(process.execPath, [`--max-old-space-size=${LIMIT_MB}`, process.argv[1], '--victim'], {
  stdio: ['ignore', 'pipe', 'pipe'],
});
const ended = new Promise((resolve) => child.once('close', (code, signal) => resolve(signal ?? `exit code ${code}`)));
const [stdout, stderr, end] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
const [fresh, late] = stdout
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));
const collector = '(garbage collector)';
const share = ({ top, busy }, name) => ((top.find(([found]) => found === name)?.[1] ?? 0) / busy) * 100;
const names = [...late.top]
  .sort((a, b) => b[1] - a[1])
  .slice(0, 6)
  .map(([name]) => name);
// The addresses of native frames say nothing to anybody.
const words = stderr
  .split('\n')
  .filter((line) => line.trim() !== '' && !/^\s*\d+: 0x/.test(line))
  .join('\n')
  .replaceAll(/0x[0-9a-f]+/g, '0x…')
  .replaceAll(/\[\d+:/g, '[1:');
if (process.env.LOOK) console.log(fresh, late, end, words);
else
  write('last-minutes.json', {
    summary: `A small copy of the service (heap limit ${LIMIT_MB} MB), driven until it died. Fresh, the collector took ${round(share(fresh, collector))} % of the time that JavaScript ran; near the limit, ${round(share(late, collector))} %. It ended with ${end} and "JavaScript heap out of memory".`,
    recorded: recorded(),
    blocks: [
      {
        kind: 'table',
        title: 'CPU profile: share of self time, idle time left out',
        columns: ['Function', `Fresh (${round(fresh.used)} MB used)`, `Near the limit (${round(late.used)} MB used)`],
        rows: names.map((name) => [name, `${round(share(fresh, name), 1)} %`, `${round(share(late, name), 1)} %`]),
      },
      { kind: 'text', title: 'What it wrote to stderr', text: words },
    ],
  });
