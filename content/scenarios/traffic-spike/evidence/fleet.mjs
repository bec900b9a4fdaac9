/**
 * Simulates the shop second by second: people, their impatience (3 s, then they ask again at once, twice), pods with a queue each way.
 * CPU a request is the figure of cpu.json and cached.json, rounded. Writes traffic.json, pods.json, clients.json, scale.json,
 * shed.json, cache.json and expiry.json. Second 0 is 12:04.
 */
import { round, seeded, time, write } from '../../tools.mjs';

const START = -24 * 60;
const SALE = -4 * 60;
const CPU = { list: 1.36, cachedList: 0.07, basket: 1.1 };
const LISTS = 0.8;
const PATIENCE = 3;
/** Most requests that wait in sockets and kernel buffers of one pod; more are refused. */
const ROOM = 6_000;

const people = (second) => {
  if (second < SALE) return 1_000;
  return 1_000 + 9_000 * Math.min(1, (second - SALE) / 40);
};

/**
 * `plan(second)` says how many pods run, what a list costs, how much work (seconds) may wait before the rest is refused with 503, and
 * whether clients keep to Retry-After; `broken`: pods that found no place at the database and fail every basket at once.
 */
function simulate(plan, until = 0, seed = 7) {
  const random = seeded(seed);
  let cohorts = [];
  const again = new Map();
  const out = [];
  for (let second = START; second <= until; second += 1) {
    const { pods = 4, list = CPU.list, wait = Infinity, retryAfter = false, broken = 0 } = plan(second);
    const cost = (LISTS * list + (1 - LISTS) * CPU.basket) / 1000;
    const capacity = pods / cost;
    const fresh = people(second) * (0.97 + 0.06 * random());
    const arriving = [fresh, ...(again.get(second) ?? [0, 0])];
    again.delete(second);
    const ask = (tries, count, at) => {
      if (tries > 2) return;
      const slots = again.get(at) ?? [0, 0];
      slots[tries - 1] += count;
      again.set(at, slots);
    };
    let [lost, refused, good] = [0, 0, 0];
    // A pod without a database answers fast, so the balancer likes it: half of what comes goes there and fails.
    const failing = broken > 0 ? 0.5 : 0;
    arriving.forEach((count, tries) => {
      const failed = count * failing * (1 - LISTS);
      lost += failed;
      ask(tries + 1, failed, second + 1);
      cohorts.push({ at: second, tries, count: count - failed });
    });
    const limit = Math.min(wait === Infinity ? Infinity : capacity * wait, ROOM * pods);
    let waiting = cohorts.reduce((sum, { count }) => sum + count, 0) - capacity;
    for (const cohort of cohorts.filter(({ at }) => at === second).reverse()) {
      const tooMany = Math.max(0, Math.min(cohort.count, waiting - limit));
      waiting -= tooMany;
      cohort.count -= tooMany;
      refused += tooMany;
      // With Retry-After, people come back after 10 to 40 seconds, and only once.
      if (!retryAfter) ask(cohort.tries + 1, tooMany, second + 1);
      else if (cohort.tries === 0) for (let i = 0; i < 6; i += 1) ask(1, tooMany / 6, second + 10 + i * 5);
    }
    let room = capacity;
    for (const cohort of cohorts) {
      const taken = Math.min(room, cohort.count);
      if (taken === 0) continue;
      room -= taken;
      cohort.count -= taken;
      const age = second - cohort.at + (cohort.at === second ? cost : 0.5);
      if (age <= PATIENCE) good += taken;
      else lost += taken;
    }
    // Whoever waits longer than that asks again; the old request stays in line, as nobody tells the server.
    for (const { at, tries, count } of cohorts) if (second - at === PATIENCE) ask(tries + 1, count, second + 1);
    cohorts = cohorts.filter(({ count }) => count > 0.01);
    const queue = cohorts.reduce((sum, { count }) => sum + count, 0);
    const asked = arriving.reduce((sum, count) => sum + count, 0);
    out.push({
      second,
      fresh,
      asked,
      tries: arriving,
      good,
      lost: lost + refused,
      latency: 0.05 + queue / capacity,
      served: capacity - room,
      use: Math.min(1, 1 - room / capacity),
      queue,
    });
  }
  return out;
}

const every = (run, step, key, digits = 0) => {
  const points = [];
  for (let i = 0; i + step <= run.length; i += step) {
    const part = run.slice(i, i + step);
    points.push([part[0].second, round(part.reduce((sum, entry) => sum + key(entry), 0) / step, digits)]);
  }
  return points;
};
const noon = (second) => time(12 * 60 + 4 + second / 60);
const ticks = [-1200, -900, -600, -300, 0].map((at) => ({ at, label: noon(at) }));
const later = [-240, 0, 240, 480, 720].map((at) => ({ at, label: noon(at) }));
const mean = (list, key) => list.reduce((sum, entry) => sum + key(entry), 0) / list.length;
const per = (value) => `${(round(value / 100) * 100).toLocaleString('en')}/s`;
const share = (value) => `${round(value * 100)} %`;

const today = simulate(() => ({}));
const last = today.slice(-60);
const marks = [{ at: SALE, label: 'sale' }];
write('traffic.json', {
  summary: `Until noon ${per(1000)} came and were answered in 50 ms. At noon the sale began. In the last minute ${per(mean(last, (e) => e.fresh))} people asked for something, ${per(mean(last, (e) => e.asked))} requests came, and ${per(mean(last, (e) => e.good))} were answered before the client gave up after 3 s: every pod works on requests that nobody waits for any more. Answers take ${round(
    mean(last, (e) => e.latency),
    1,
  )} s.`,
  blocks: [
    {
      kind: 'chart',
      title: 'Requests',
      unit: '/s',
      ticks,
      marks,
      series: [
        { name: 'coming', colour: 'ember', points: every(today, 15, (e) => e.asked) },
        { name: 'answered within 3 s', colour: 'frost', points: every(today, 15, (e) => e.good) },
      ],
    },
    {
      kind: 'chart',
      title: 'Answer time',
      unit: 's',
      ticks,
      marks,
      series: [{ name: 'answer time', colour: 'ember', points: every(today, 15, (e) => e.latency, 2) }],
    },
  ],
});

const basketsBefore = 1_000 * (1 - LISTS);
const baskets = mean(last, (e) => e.served) * (1 - LISTS);
const connections = (rate) => rate * 0.006;
write('pods.json', {
  summary: `Four pods with one core each. Before the sale each core was in use for ${share(mean(today.slice(0, 600), (e) => e.use))}, now for ${share(mean(last, (e) => e.use))}, and the event loop is late by seconds. The database is bored: ${round(connections(baskets), 1)} of 80 connections are in use, nobody waits for one. It allows 200 in all; each pod opens 20.`,
  blocks: [
    {
      kind: 'table',
      title: 'Pods and database',
      columns: ['Figure', '11:50', '12:04'],
      rows: [
        ['CPU of a pod (one core)', share(mean(today.slice(0, 600), (e) => e.use)), share(mean(last, (e) => e.use))],
        ['requests waiting in a pod', '0', round(last.at(-1).queue / 4).toLocaleString('en')],
        ['database connections open', '80 of 200', '80 of 200'],
        [
          'database connections in use',
          round(connections(basketsBefore), 1).toString(),
          round(connections(baskets), 1).toString(),
        ],
        ['waiting for a connection', '0', '0'],
        ['p99 of a query', '6 ms', '7 ms'],
      ],
    },
  ],
});

write('clients.json', {
  summary: `Of ${per(mean(last, (e) => e.asked))}, ${per(mean(last, (e) => e.tries[0]))} are first tries, ${per(mean(last, (e) => e.tries[1]))} second and ${per(mean(last, (e) => e.tries[2]))} third ones. The app gives up after 3 s and asks again at once, up to twice. Its first request stays in line.`,
  blocks: [
    {
      kind: 'chart',
      title: 'Requests by try',
      unit: '/s',
      ticks: ticks.slice(2),
      marks,
      series: [
        { name: 'first try', colour: 'frost', points: every(today.slice(-600), 10, (e) => e.tries[0]) },
        { name: 'second', colour: 'gold', points: every(today.slice(-600), 10, (e) => e.tries[1]) },
        { name: 'third', colour: 'ember', points: every(today.slice(-600), 10, (e) => e.tries[2]) },
      ],
    },
  ],
});

const UNTIL = 720;
const plans = {
  nothing: () => ({}),
  scale: (s) => (s > 240 ? { pods: 24, broken: 14 } : {}),
  shed: (s) => (s > 120 ? { wait: 0.3, retryAfter: true } : {}),
  cache: (s) => (s > 180 ? { list: CPU.cachedList } : {}),
  ten: (s) => (s > 240 ? { pods: 10, wait: 1.5 } : {}),
};
const runs = Object.fromEntries(Object.entries(plans).map(([name, plan]) => [name, simulate(plan, UNTIL)]));
const minute = (name, from = UNTIL - 120) => runs[name].filter(({ second }) => second > from && second <= from + 120);
if (process.env.LOOK)
  for (const name of Object.keys(plans))
    console.log(
      name,
      [150, 300, 600]
        .map(
          (from) =>
            `${per(mean(minute(name, from), (e) => e.asked))} asked ${per(mean(minute(name, from), (e) => e.good))} good ${round(
              mean(minute(name, from), (e) => e.latency),
              2,
            )} s`,
        )
        .join(' | '),
    );
const goodputChart = (...names) => ({
  kind: 'chart',
  title: 'Requests answered within 3 s',
  unit: '/s',
  ticks: later,
  marks: [{ at: 0, label: 'now' }],
  series: names.map(([name, label, colour]) => ({
    name: label,
    colour,
    points: every(
      runs[name].filter(({ second }) => second >= -300),
      15,
      (e) => e.good,
    ),
  })),
});
write('scale.json', {
  summary: `From 4 to 24 pods. The new ones are ready after four minutes. 24 pods with 20 connections each want 480, and the database allows 200: fourteen pods get none. They fail quickly, so the balancer likes them. Lists are quick again, ${per(mean(minute('scale'), (e) => e.good))} are answered in time, and half of the baskets fail: people look, and cannot buy. With ten pods, all that the database has room for, and a balancer that gives up after 1.5 s, ${per(mean(minute('ten'), (e) => e.good))} are answered in time.`,
  blocks: [goodputChart(['scale', '24 pods', 'ember'], ['ten', 'ten pods', 'frost'], ['nothing', 'as it is', 'grey'])],
});
write('shed.json', {
  summary: `Each pod takes as much work as it can do in 0.3 s and refuses the rest at once, with 503 and Retry-After. ${per(mean(minute('shed'), (e) => e.good))} are answered in time, in ${round(mean(minute('shed'), (e) => e.latency) * 1000)} ms. The others read "one moment please" and come back later.`,
  blocks: [goodputChart(['shed', 'with a limit', 'frost'], ['nothing', 'as it is', 'grey'])],
});
write('cache.json', {
  summary: `The list is made once a second. The same four pods answer ${per(mean(minute('cache'), (e) => e.good))} in time. The pile that had gathered and the tries of the impatient are worked off within ${round((runs.cache.find(({ second, queue }) => second > 180 && queue < 100)?.second ?? UNTIL) - 180)} s of the change.`,
  blocks: [goodputChart(['cache', 'list kept for a second', 'frost'], ['nothing', 'as it is', 'grey'])],
});

/** One pod when a text of all lists is kept for 60 s and making it takes 400 ms with a query: what happens when it is over. */
function expiry(sharing) {
  const points = [];
  let until = 0;
  let making = 0;
  let [loads, most] = [0, 0];
  for (let ms = 0; ms < 180_000; ms += 10) {
    const arrivals = 25;
    if (ms >= until && making === 0) making = ms + 400;
    if (making > 0 && ms < making) {
      const started = sharing ? (ms === making - 400 ? 1 : 0) : arrivals;
      loads += started;
      most += started;
    }
    if (making > 0 && ms >= making) {
      until = ms + 60_000;
      making = 0;
    }
    if (ms % 3_000 === 2_990) {
      points.push([round((ms + 10) / 1000), loads]);
      loads = 0;
    }
  }
  return { points, most: most / 3 };
}
const [alone, shared] = [expiry(false), expiry(true)];
write('expiry.json', {
  summary: `The longer cache that a colleague built: 60 s, and every request that finds it empty makes the list itself. At 2,500 requests a second and 400 ms to make it, each end of the minute starts ${alone.most.toLocaleString('en')} loads in each pod at once. With one load that all wait for, it is ${shared.most}.`,
  blocks: [
    {
      kind: 'chart',
      title: 'Loads of the list started, by 3 seconds, one pod',
      unit: '',
      ticks: [3, 63, 123, 180].map((at) => ({ at, label: `${at} s` })),
      series: [
        { name: 'each for itself', colour: 'bad', points: alone.points },
        { name: 'one for all', colour: 'frost', points: shared.points },
      ],
    },
  ],
});
