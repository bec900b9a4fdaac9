/** Requests, answers, a handler that counts, and a clock that stands still. */
import { ResponseCache } from '../../cache.js';

/** A GET from somebody who has not signed in. */
export function get(url, headers = {}, method = 'GET') {
  return { method, url, headers: { host: 'shop.test', ...headers } };
}

/** A good answer that may be kept for a minute. */
export function good(body = 'ok', headers = {}) {
  return { status: 200, headers: { 'cache-control': 'max-age=60', ...headers }, body };
}

/** A cache in front of `respond`. `asked` has the requests that came through to it; `pass` moves the clock. */
export function site(respond, { max = 100, ignore } = {}) {
  let time = 5_000;
  const asked = [];
  const handler = async (request) => {
    asked.push(request);
    return respond(request, asked.length);
  };
  const cache = new ResponseCache({ handler, max, now: () => time, ...(ignore && { ignore }) });
  return { cache, asked, pass: (ms) => (time += ms) };
}

/** The bodies of the answers to these requests, one after the other. */
export async function bodies(cache, requests) {
  const seen = [];
  for (const request of requests) seen.push((await cache.handle(request)).body);
  return seen;
}
