/**
 * Simulates the checkout page with virtual time: Poisson arrivals, five services with so many places each and a queue before them.
 * Every way of calling meets the same arrivals. Writes latency.json, services.json, trace.json, burst.json, stages.json, tail.json
 * and retries.json.
 */
import { percentile, round, seeded, time, write } from '../../tools.mjs';

const ITEMS = 6;
/** Median and spread of a log-normal service time in ms, and places that work at the same time. */
const SERVICES = {
  session: { median: 14, sigma: 0.35, places: 12 },
  cart: { median: 48, sigma: 0.4, places: 24 },
  prices: { median: 15, sigma: 0.45, places: 13 },
  pricesOfAll: { median: 26, sigma: 0.45, places: 13 },
  shipping: { median: 120, sigma: 0.4, places: 36 },
  recommendations: { median: 130, sigma: 0.85, places: 25 },
};
const OWNER = { pricesOfAll: 'prices' };

/** Virtual time: callbacks in order of their time. */
function makeClock() {
  const heap = [];
  let order = 0;
  const less = (a, b) => a.at < b.at || (a.at === b.at && a.order < b.order);
  const clock = {
    now: 0,
    at(time, run) {
      heap.push({ at: time, order: (order += 1), run });
      for (let i = heap.length - 1; i > 0;) {
        const up = (i - 1) >> 1;
        if (!less(heap[i], heap[up])) break;
        [heap[i], heap[up]] = [heap[up], heap[i]];
        i = up;
      }
    },
    runAll() {
      while (heap.length > 0) {
        const next = heap[0];
        const last = heap.pop();
        if (heap.length > 0) {
          heap[0] = last;
          for (let i = 0; ;) {
            const [l, r] = [2 * i + 1, 2 * i + 2];
            let best = i;
            if (l < heap.length && less(heap[l], heap[best])) best = l;
            if (r < heap.length && less(heap[r], heap[best])) best = r;
            if (best === i) break;
            [heap[i], heap[best]] = [heap[best], heap[i]];
            i = best;
          }
        }
        clock.now = next.at;
        next.run();
      }
    },
  };
  return clock;
}

/** Runs one way of calling for `seconds`. `page(call, done)` makes the calls of one request; `call(service, then)`. */
function simulate(page, { rate = 110, seconds = 60, seed = 5 } = {}) {
  const clock = makeClock();
  const random = seeded(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const services = new Map();
  const of = (name) => {
    const owner = OWNER[name] ?? name;
    if (!services.has(owner))
      services.set(owner, { free: SERVICES[owner].places, queue: [], took: [], calls: 0, busy: 0, deepest: 0 });
    return services.get(owner);
  };
  const begin = (service, job) => {
    service.free -= 1;
    service.busy += job.work;
    clock.at(clock.now + job.work, () => {
      service.free += 1;
      service.took.push(clock.now - job.asked);
      const next = service.queue.shift();
      if (next) begin(service, next);
      job.then();
    });
  };
  const call = (name, then) => {
    const service = of(name);
    service.calls += 1;
    const { median, sigma } = SERVICES[name];
    const job = { asked: clock.now, work: median * Math.exp(sigma * normal()), then };
    if (service.free > 0) begin(service, job);
    else service.queue.push(job);
    service.deepest = Math.max(service.deepest, service.queue.length);
  };
  const requests = [];
  for (let at = 0; at < seconds * 1000; at += (-Math.log(1 - random()) * 1000) / rate) {
    const started = at;
    clock.at(at, () => {
      const spans = [];
      const traced = (name, then) => {
        const span = { name, from: clock.now - started };
        spans.push(span);
        call(name, () => {
          span.to = clock.now - started;
          then();
        });
      };
      page(traced, (facts = {}) => requests.push({ at: started, ms: clock.now - started, spans, ...facts }), clock);
    });
  }
  clock.runAll();
  const warm = requests.filter(({ at }) => at > 5_000);
  return { requests: warm, services, seconds };
}

const all = (count, done) => () => {
  count -= 1;
  if (count === 0) done();
};
const itemsInTurn = (call, done, left = ITEMS) =>
  left === 0 ? done() : call('prices', () => itemsInTurn(call, done, left - 1));

const ways = {
  before: (call, done) => call('session', () => call('cart', () => itemsInTurn(call, done))),
  oneByOne: (call, done) =>
    call('session', () =>
      call('cart', () => itemsInTurn(call, () => call('shipping', () => call('recommendations', () => done())))),
    ),
  stages: (call, done) =>
    call('session', () => {
      const both = all(2, done);
      call('recommendations', both);
      call('cart', () => {
        const rest = all(2, both);
        call('pricesOfAll', rest);
        call('shipping', rest);
      });
    }),
  burst: (call, done) =>
    call('session', () => {
      const both = all(2, done);
      call('recommendations', both);
      call('cart', () => {
        const rest = all(ITEMS + 1, both);
        for (let i = 0; i < ITEMS; i += 1) call('prices', rest);
        call('shipping', rest);
      });
    }),
  /** What the page costs without recommendations. */
  withoutThem: (call, done) =>
    call('session', () => call('cart', () => itemsInTurn(call, () => call('shipping', () => done())))),
  /** Two stages, and the prices of the items two at a time. */
  limited: (call, done) =>
    call('session', () => {
      const both = all(2, done);
      call('recommendations', both);
      call('cart', () => {
        const rest = all(3, both);
        itemsInTurn(call, rest, ITEMS / 2);
        itemsInTurn(call, rest, ITEMS / 2);
        call('shipping', rest);
      });
    }),
  /** Recommendations may take 250 ms; then the page goes without them. */
  deadline: (call, done, clock) =>
    call('session', () => {
      let late = false;
      const both = all(2, () => done({ late }));
      let open = true;
      const settle = (isLate) => () => {
        if (!open) return;
        open = false;
        late = isLate;
        both();
      };
      call('recommendations', settle(false));
      clock.at(clock.now + 250, settle(true));
      call('cart', () => {
        const rest = all(2, both);
        call('pricesOfAll', rest);
        call('shipping', rest);
      });
    }),
  /** As stages, but recommendations are asked again after 300 ms, up to three times; nobody stops the old ones. */
  retries: (call, done, clock) =>
    call('session', () => {
      const both = all(2, done);
      let open = true;
      const settle = () => {
        if (!open) return;
        open = false;
        both();
      };
      const ask = (left) => {
        call('recommendations', settle);
        clock.at(clock.now + 300, () => {
          if (!open) return;
          if (left > 0) ask(left - 1);
        });
      };
      ask(3);
      call('cart', () => {
        const rest = all(2, both);
        call('pricesOfAll', rest);
        call('shipping', rest);
      });
    }),
};

const runs = Object.fromEntries(Object.entries(ways).map(([name, way]) => [name, simulate(way)]));
const ms = (value) => `${round(value).toLocaleString('en')} ms`;
const p = ({ requests }, share) =>
  percentile(
    requests.map((request) => request.ms),
    share,
  );
const row = (label, run) => [label, ms(p(run, 0.5)), ms(p(run, 0.95)), ms(p(run, 0.99))];
const columns = ['Way of calling', 'p50', 'p95', 'p99'];
const use = ({ services, seconds }, name) =>
  round((services.get(name).busy / (SERVICES[name].places * seconds * 1000)) * 100);
if (process.env.LOOK) {
  for (const [name, run] of Object.entries(runs)) {
    console.log(
      name,
      row('', run).slice(1).join(' '),
      [...run.services]
        .map(([s, v]) => `${s} ${use(run, s)}% q${v.deepest} p99 ${round(percentile(v.took, 0.99))}`)
        .join(', '),
      run.requests.filter(({ late }) => late).length / run.requests.length,
    );
  }
}

// Three hours of the dashboard: the run of before, then the run of today, minute by minute.
const minutes = [];
for (let minute = -180; minute <= 0; minute += 4) {
  const wave = 100 + 10 * Math.sin(minute / 30);
  const run = simulate(minute < -80 ? ways.before : ways.oneByOne, { rate: wave, seconds: 20, seed: 1000 + minute });
  minutes.push({ minute, p50: p(run, 0.5), p99: p(run, 0.99) });
}
const ticks = [-170, -140, -110, -80, -50, -20].map((at) => ({ at, label: time(10 * 60 + 20 + at) }));
const line = (key) => minutes.map((entry) => [entry.minute, round(entry[key])]);
write('latency.json', {
  summary: `Until 09:00 the page took ${ms(p(runs.before, 0.5))} at the median and ${ms(p(runs.before, 0.99))} at p99. Since the release at 09:00 it takes ${ms(p(runs.oneByOne, 0.5))} and ${ms(p(runs.oneByOne, 0.99))}. The step is at once, and traffic did not change. No errors.`,
  blocks: [
    {
      kind: 'chart',
      title: 'Checkout page, answer time',
      unit: 'ms',
      ticks,
      marks: [{ at: -80, label: 'release' }],
      series: [
        { name: 'p99', colour: 'ember', points: line('p99') },
        { name: 'p50', colour: 'frost', points: line('p50') },
      ],
    },
  ],
});

const names = ['session', 'cart', 'prices', 'shipping', 'recommendations'];
const TARGET = { session: 50, cart: 150, prices: 60, shipping: 400, recommendations: 1200 };
write('services.json', {
  summary: `Each service keeps its own promise: p99 of session ${ms(percentile(runs.oneByOne.services.get('session').took, 0.99))}, cart ${ms(percentile(runs.oneByOne.services.get('cart').took, 0.99))}, prices ${ms(percentile(runs.oneByOne.services.get('prices').took, 0.99))} a call, shipping ${ms(percentile(runs.oneByOne.services.get('shipping').took, 0.99))}, recommendations ${ms(percentile(runs.oneByOne.services.get('recommendations').took, 0.99))}. A page makes ten calls. None is overloaded; recommendations is at ${use(runs.oneByOne, 'recommendations')} %.`,
  blocks: [
    {
      kind: 'table',
      title: 'The five services, last 15 minutes',
      columns: ['Service', 'Calls a page', 'p50', 'p99', 'Promised p99', 'In use'],
      rows: names.map((name) => {
        const { took, calls } = runs.oneByOne.services.get(name);
        const perPage = round(calls / runs.oneByOne.services.get('session').calls);
        return [
          name,
          String(perPage),
          ms(percentile(took, 0.5)),
          ms(percentile(took, 0.99)),
          ms(TARGET[name]),
          `${use(runs.oneByOne, name)} %`,
        ];
      }),
    },
  ],
});

/** The request at a percentile, as bars of text: one character is so many milliseconds. */
function waterfall(run, share) {
  const wanted = p(run, share);
  const request = run.requests.reduce((best, one) =>
    Math.abs(one.ms - wanted) < Math.abs(best.ms - wanted) ? one : best,
  );
  const scale = request.ms / 48;
  const lines = request.spans.map(({ name, from, to }) => {
    const start = Math.min(47, Math.floor(from / scale));
    const bar = '█'.repeat(Math.max(1, Math.min(48 - start, Math.round((to - from) / scale))));
    return `${(OWNER[name] ?? name).padEnd(16)}|${`${' '.repeat(start)}${bar}`.padEnd(48)}| ${round(to - from)} ms`;
  });
  return { text: lines.join('\n'), ms: request.ms, spans: request.spans };
}
const typical = waterfall(runs.oneByOne, 0.5);
const slow = waterfall(runs.oneByOne, 0.99);
const slowest = slow.spans.reduce((top, span) => (span.to - span.from > top.to - top.from ? span : top));
write('trace.json', {
  summary: `Two requests of today. In the typical one, ten calls stand one behind the other and fill ${ms(typical.ms)} without a gap; no call overlaps another. In one of the slowest hundredth (${ms(slow.ms)}), ${slowest.name} alone takes ${ms(slowest.to - slowest.from)}, and everything else is as usual.`,
  blocks: [
    { kind: 'text', title: `A typical request, ${ms(typical.ms)}`, text: typical.text },
    { kind: 'text', title: `One at p99, ${ms(slow.ms)}`, text: slow.text },
  ],
});

write('burst.json', {
  summary: `All at once, a price call for each item: the median falls to ${ms(p(runs.burst, 0.5))}. But six price calls come in the same moment. p99 of one price call goes from ${ms(percentile(runs.oneByOne.services.get('prices').took, 0.99))} to ${ms(percentile(runs.burst.services.get('prices').took, 0.99))}, and up to ${runs.burst.services.get('prices').deepest} wait in line, for everybody who asks for prices.`,
  blocks: [
    {
      kind: 'table',
      title: 'The page',
      columns,
      rows: [
        row('one by one', runs.oneByOne),
        row('all at once, a call for each item', runs.burst),
        row('two stages, prices two at a time', runs.limited),
        row('two stages, one call for all prices', runs.stages),
      ],
    },
    {
      kind: 'table',
      title: 'The price service',
      columns: ['Way of calling', 'Calls a page', 'p99 of a call', 'Longest line'],
      rows: [
        [
          'one by one',
          String(ITEMS),
          ms(percentile(runs.oneByOne.services.get('prices').took, 0.99)),
          String(runs.oneByOne.services.get('prices').deepest),
        ],
        [
          'all at once',
          String(ITEMS),
          ms(percentile(runs.burst.services.get('prices').took, 0.99)),
          String(runs.burst.services.get('prices').deepest),
        ],
        [
          'one call for all',
          '1',
          ms(percentile(runs.stages.services.get('prices').took, 0.99)),
          String(runs.stages.services.get('prices').deepest),
        ],
      ],
    },
  ],
});

const staged = waterfall(runs.stages, 0.5);
const stagedSlow = waterfall(runs.stages, 0.99);
write('stages.json', {
  summary: `In two stages the median is ${ms(p(runs.stages, 0.5))} instead of ${ms(p(runs.oneByOne, 0.5))}. p99 is still ${ms(p(runs.stages, 0.99))}: in the slow requests everything is there early and the page waits for recommendations alone.`,
  blocks: [
    {
      kind: 'table',
      title: 'The page',
      columns,
      rows: [row('one by one', runs.oneByOne), row('two stages', runs.stages)],
    },
    { kind: 'text', title: `A typical request, ${ms(staged.ms)}`, text: staged.text },
    { kind: 'text', title: `One at p99, ${ms(stagedSlow.ms)}`, text: stagedSlow.text },
  ],
});

const lateShare = (runs.deadline.requests.filter(({ late }) => late).length / runs.deadline.requests.length) * 100;
write('tail.json', {
  summary: `With 250 ms for recommendations, p99 of the page is ${ms(p(runs.deadline, 0.99))} instead of ${ms(p(runs.stages, 0.99))}. ${round(lateShare)} % of the pages go out without recommendations.`,
  blocks: [
    {
      kind: 'table',
      title: 'The page',
      columns,
      rows: [
        row('one by one', runs.oneByOne),
        row('two stages', runs.stages),
        row('two stages, 250 ms for recommendations', runs.deadline),
      ],
    },
  ],
});

const bySecond = (run) => {
  const points = [];
  for (let second = 5; second < 31; second += 2) {
    const list = run.requests
      .filter(({ at }) => at >= second * 1000 && at < (second + 2) * 1000)
      .map((request) => request.ms);
    points.push([second, round(percentile(list, 0.5))]);
  }
  return points;
};
write('retries.json', {
  summary: `The first minute with retries after 300 ms. Each page asks for recommendations ${round(runs.retries.services.get('recommendations').calls / runs.retries.services.get('session').calls, 1)} times. The service has more to do than places to do it, so its line only grows. Who asks for the page 29 seconds after the change waits ${round(bySecond(runs.retries).at(-1)[1] / 1000)} seconds; without retries it would be ${ms(bySecond(runs.stages).at(-1)[1])}.`,
  blocks: [
    {
      kind: 'chart',
      title: 'Median of the page, by when it was asked for',
      unit: 'ms',
      ticks: [5, 11, 17, 23, 29].map((at) => ({ at, label: `${at} s` })),
      series: [
        { name: 'with three retries', colour: 'bad', points: bySecond(runs.retries) },
        { name: 'without', colour: 'frost', points: bySecond(runs.stages) },
      ],
    },
  ],
});
