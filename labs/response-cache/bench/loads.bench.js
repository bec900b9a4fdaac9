/** 3,000 searches of strangers: 60 questions, each written in several ways, with the marks of newsletters on them. Counted: loads. Seeded. */
import { ResponseCache } from '../cache.js';

const MARKS = ['utm_source', 'utm_campaign', 'gclid'];

/** Keeps everything, by the query as an object in JSON. */
function byJson(handler) {
  const answers = new Map();
  return async (request) => {
    const { pathname, searchParams } = new URL(request.url, 'http://shop.test');
    const key = pathname + JSON.stringify(Object.fromEntries(searchParams));
    if (!answers.has(key)) answers.set(key, await handler(request));
    return answers.get(key);
  };
}

async function loadsOf(make, requests) {
  let value = 0;
  const handler = async ({ url }) => {
    value += 1;
    const query = new URLSearchParams(url.slice(url.indexOf('?')));
    return { status: 200, headers: { 'cache-control': 'max-age=60' }, body: `${query.get('q')} ${query.get('page')}` };
  };
  const handle = make(handler);
  let result = '';
  for (const url of requests) {
    const { body } = await handle({ method: 'GET', url, headers: { host: 'shop.test' } });
    result = `${result.slice(-200)}${body};`;
  }
  return { value, result };
}

export default {
  setup({ seeded }) {
    const random = seeded(5);
    const pick = (count) => Math.floor(count * random());
    const requests = Array.from({ length: 3_000 }, () => {
      const parts = [`q=${['tea', 'rice', 'salt'][pick(3)]}`, `page=${1 + pick(20)}`, 'sort=price'];
      if (random() < 0.5) parts.push(`${MARKS[pick(3)]}=${pick(50)}`);
      const order = parts.map((part) => ({ part, at: random() })).sort((a, b) => a.at - b.at);
      return `/search?${order.map(({ part }) => part).join('&')}`;
    });
    return { requests };
  },
  baseline: ({ requests }) => loadsOf(byJson, requests),
  candidate: ({ requests }) =>
    loadsOf((handler) => {
      const cache = new ResponseCache({ handler, max: 100, ignore: MARKS, now: () => 0 });
      return (request) => cache.handle(request);
    }, requests),
};
