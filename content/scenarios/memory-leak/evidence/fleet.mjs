/**
 * Simulates four pods over 48 hours: traffic by time of day, a share of clients that go away, and 41 KB that stay behind for each of
 * those since release 2.14 (measured in repro.json). Writes fleet.json, growth.json and pod-log.json. Minute 0 is Thursday, 03:12.
 */
import { round, seeded, time, write } from '../../tools.mjs';

const ZERO = 3 * 60 + 12;
const START = -2880;
const DEPLOY = -2232;
const [LIMIT, BASE, KB] = [512, 88, 41];
const random = seeded(214);
const hourOf = (minute) => ((((minute + ZERO) % 1440) + 1440) % 1440) / 60;
const bump = (hour, at, width) => Math.exp(-(((hour - at) / width) ** 2));

/** Requests a second to one pod, and the share whose client goes away: phones on their way to work and home. */
const traffic = (minute) => {
  const hour = hourOf(minute);
  return 38 + 70 * bump(hour, 13, 5) + 45 * bump(hour, 20.5, 2.5);
};
const goneShare = (minute) => {
  const hour = hourOf(minute);
  return 0.774 * (0.0031 + 0.011 * bump(hour, 8, 1.3) + 0.013 * bump(hour, 18, 1.4));
};

const pods = Array.from({ length: 4 }, (_, i) => ({
  name: `pod-${i + 1}`,
  weight: 1 + (i - 1.5) * 0.0012,
  heap: BASE,
  floors: [],
  restarts: [],
  down: 0,
}));
const failed = [];
const hours = [];
let hour = { requests: 0, gone: 0, grown: 0, minutes: 0 };
for (let minute = START; minute <= 0; minute += 1) {
  const requests = traffic(minute) * (0.96 + 0.08 * random());
  const gone = requests * goneShare(minute) * (0.9 + 0.2 * random());
  let lost = 0;
  for (const pod of pods) {
    if (pod.down > 0) {
      pod.down -= 1;
      lost += 0.25;
    }
    const grown = minute >= DEPLOY ? (gone * pod.weight * 60 * KB) / 1024 : 0;
    pod.heap += grown;
    if (minute === DEPLOY) pod.heap = BASE;
    if (pod.heap > LIMIT) {
      pod.restarts.push(minute);
      pod.heap = BASE;
      pod.down = 2;
      lost += 0.25;
    }
    if (pod === pods[0])
      hour = {
        requests: hour.requests + requests,
        gone: hour.gone + gone,
        grown: hour.grown + grown,
        minutes: hour.minutes + 1,
      };
    if ((minute - START) % 20 === 0) pod.floors.push([minute, round(pod.heap)]);
  }
  // Too few pods for the rest: what they cannot take fails, too.
  failed.push([minute, round(Math.min(100, lost * 100 * (lost > 0.25 ? 1 : 0.4)), 1)]);
  if (hour.minutes === 60) {
    hours.push({ at: minute, requests: hour.requests / 60, gone: hour.gone / 60, grown: hour.grown });
    hour = { requests: 0, gone: 0, grown: 0, minutes: 0 };
  }
}

const days = ['Tue', 'Wed', 'Thu'];
const dayOf = (minute) => days[Math.floor((minute + ZERO) / 1440) + 2];
const ticks = [-2352, -1992, -1632, -1272, -912, -552, -192].map((at) => ({
  at,
  label: `${dayOf(at)} ${time(at + ZERO)}`,
}));
const restarts = pods
  .flatMap(({ name, restarts: list }) => list.map((minute) => ({ name, minute })))
  .sort((a, b) => a.minute - b.minute);
const waves = [];
for (const { name, minute } of restarts) {
  const last = waves.at(-1);
  if (last && minute - last.to < 20) Object.assign(last, { to: minute, names: [...last.names, name] });
  else waves.push({ from: minute, to: minute, names: [name] });
}
if (process.env.LOOK) console.log(waves, restarts.length);
const worst = (from, to) =>
  Math.max(...failed.filter(([minute]) => minute >= from && minute <= to + 3).map(([, share]) => share));
const shown = failed.filter(
  ([minute, share], i) =>
    minute % 20 === 0 || share > 0 || (failed[i - 1]?.[1] ?? 0) > 0 || (failed[i + 1]?.[1] ?? 0) > 0,
);
const colours = ['ember', 'frost', 'gold', 'grey'];
write('fleet.json', {
  summary: `Since release 2.14 (Tue 14:00) what a collection leaves in each pod climbs from ${BASE} MB to the limit of ${LIMIT} MB, and the pod dies. ${restarts.length} restarts in ${waves.length} waves: the pods of a wave die within ${Math.max(...waves.map(({ from, to }) => to - from))} minutes or less of each other. pod-1 is at ${round(pods[0].heap)} MB now. Before the release the floor was flat.`,
  blocks: [
    {
      kind: 'chart',
      title: 'Heap after a collection, four pods, 48 hours',
      unit: 'MB',
      top: 560,
      ticks,
      marks: [{ at: DEPLOY, label: '2.14' }],
      limit: { value: LIMIT, label: 'heap limit' },
      series: pods.map(({ name, floors }, i) => ({ name, colour: colours[i], points: floors })),
    },
    {
      kind: 'chart',
      title: 'Failed requests',
      unit: '%',
      ticks,
      series: [{ name: 'answered with 502', colour: 'bad', points: shown }],
    },
    {
      kind: 'table',
      title: 'Restarts',
      columns: ['Wave', 'Pods', 'All within', 'Most requests failed'],
      rows: waves.map(({ from, to, names }) => [
        `${dayOf(from)} ${time(from + ZERO)}`,
        names.join(', '),
        `${to - from} min`,
        `${worst(from, to)} %`,
      ]),
    },
  ],
});

const since = hours.filter(({ at }) => at > DEPLOY + 60);
const correlation = (x, y) => {
  const mean = (key) => since.reduce((sum, entry) => sum + entry[key], 0) / since.length;
  const [mx, my] = [mean(x), mean(y)];
  const of = (a, b, ma, mb) => since.reduce((sum, entry) => sum + (entry[a] - ma) * (entry[b] - mb), 0);
  return of(x, y, mx, my) / Math.sqrt(of(x, x, mx, mx) * of(y, y, my, my));
};
const withRequests = round(correlation('requests', 'grown'), 2);
const withGone = correlation('gone', 'grown') > 0.99 ? 'above 0.99' : String(round(correlation('gone', 'grown'), 2));
const line = (key, digits) => hours.map((entry) => [entry.at, round(entry[key], digits)]);
const perGone =
  since.reduce((sum, { grown }) => sum + grown, 0) / since.reduce((sum, { gone }) => sum + gone * 3600, 0);
write('growth.json', {
  summary: `Growth of one pod's heap by the hour. It goes with the number of requests only loosely (correlation ${withRequests}), and with the requests that clients broke off almost exactly (${withGone}): ${round(perGone * 1024)} KB for each. It peaks at 08:00 and 18:00, traffic peaks at 13:00 and 20:00.`,
  blocks: [
    {
      kind: 'chart',
      title: 'Growth of the heap, pod-1',
      unit: 'MB/h',
      ticks,
      marks: [{ at: DEPLOY, label: '2.14' }],
      series: [{ name: 'growth', colour: 'ember', points: line('grown', 1) }],
    },
    {
      kind: 'chart',
      title: 'Requests to pod-1',
      unit: '/s',
      ticks,
      series: [{ name: 'requests', colour: 'frost', points: line('requests', 1) }],
    },
    {
      kind: 'chart',
      title: 'Requests that the client broke off',
      unit: '/s',
      ticks,
      series: [{ name: 'broken off', colour: 'gold', points: line('gone', 2) }],
    },
    {
      kind: 'table',
      title: 'How well each explains the growth since 2.14',
      columns: ['Against growth of the heap', 'Correlation'],
      rows: [
        ['requests a second', String(withRequests)],
        ['requests broken off a second', withGone],
      ],
    },
  ],
});

const log = [];
const dead = pods
  .map(({ name, restarts: list }) => ({ name, minute: list.at(-1) }))
  .filter(({ minute }) => minute > -60)
  .sort((a, b) => a.minute - b.minute);
const stamp = (minute, second) => `${time(minute + ZERO)}:${String(second).padStart(2, '0')}`;
const first = dead[0].minute;
log.push(`${stamp(first - 9, 14)} ${dead[0].name} warn  readiness probe took 1,480 ms (limit 2,000)`);
log.push(`${stamp(first - 4, 51)} ${dead[0].name} warn  event loop delayed by 912 ms`);
for (const { name, minute } of dead) {
  const second = Math.floor(random() * 40);
  log.push(
    `${stamp(minute, second)} ${name} fatal FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory`,
  );
  log.push(
    `${stamp(minute, second + 2)} kube  info  container api of ${name} ended: exit code 134 (SIGABRT), not OOMKilled; working set 583 of 768 MiB`,
  );
  log.push(`${stamp(minute + 1, second)} ${name} info  api 2.14.0 listening`);
}
write('pod-log.json', {
  summary:
    'Three of four pods end one after the other with "Reached heap limit" and exit code 134. None was killed by the kernel: the container had room. Shortly before, the event loop stood still for almost a second at a time. There is no MaxListenersExceededWarning.',
  blocks: [{ kind: 'text', title: `Logs and events, ${time(first - 9 + ZERO)} to now`, text: log.join('\n') }],
});
