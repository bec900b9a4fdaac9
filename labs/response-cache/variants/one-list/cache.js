/** @typedef {{ method: string, url: string, headers: Record<string, string | undefined> }} Request As Node gives it: `url` is `/path?query`, header names are in lower case. */
/** @typedef {{ status: number, headers: Record<string, string>, body: string }} Response Header names in lower case. */

/**
 * The name under which answers to a request are kept. Two requests have the same key when they ask for the same, and only then.
 *
 * - Method, host and path count as they are. `/a`, `//a` and `/A` are three paths.
 * - Of the query count names and values, however they are encoded, and the order of values of the same name. The order of different names does not.
 * - Parameters named in `ignore` do not count: they are for statistics.
 *
 * @param {Request} request
 * @param {{ ignore?: string[] }} [options]
 * @returns {string}
 */
export function keyOf({ method, url, headers }, { ignore = [] } = {}) {
  const at = url.indexOf('?');
  const path = at < 0 ? url : url.slice(0, at);
  const values = new Map();
  for (const [name, value] of new URLSearchParams(at < 0 ? '' : url.slice(at + 1))) {
    if (ignore.includes(name)) continue;
    values.set(name, [...(values.get(name) ?? []), value]);
  }
  const query = [...values].sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([method, headers.host, path, query]);
}

/**
 * For how many milliseconds an answer may be kept for all; 0: not at all.
 *
 * - Only status 200, and only what says how long by `s-maxage` or `max-age` in whole seconds; `s-maxage` is for shared caches, and wins.
 * - Nothing with `no-store`, `no-cache` or `private` in `cache-control`, nothing with a `set-cookie`, nothing with `vary: *`.
 * - Directives may be written in capitals, with or without a space after the comma.
 *
 * @param {Response} response
 * @returns {number}
 */
export function lifetimeOf({ status, headers }) {
  const said = directives(headers['cache-control']);
  if (status !== 200 || 'set-cookie' in headers || ['no-store', 'no-cache', 'private'].some((name) => said.has(name)))
    return 0;
  if (varied(headers).includes('*')) return 0;
  const seconds = said.get('s-maxage') ?? said.get('max-age') ?? '';
  return /^\d+$/.test(seconds) ? Number(seconds) * 1000 : 0;
}

const varied = (headers) =>
  (headers.vary ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);

function directives(text = '') {
  const found = new Map();
  for (const part of text.toLowerCase().match(/(?:"[^"]*"|[^,])+/g) ?? []) {
    const [name, ...value] = part.trim().split('=');
    found.set(name, value.join('='));
  }
  return found;
}

/**
 * Whether the answer may depend on who asks: the request has an `authorization`, or a cookie that is called `session`.
 *
 * @param {Request} request
 * @returns {boolean}
 */
export function isPersonal({ headers }) {
  if (headers.authorization !== undefined) return true;
  return (headers.cookie ?? '').split(';').some((part) => part.split('=')[0].trim() === 'session');
}

/**
 * A cache in front of a handler, shared by all who ask.
 *
 * - GET and HEAD are answered from the cache while the answer is fresh. Such an answer has an `age`: whole seconds since it was stored. Other
 *   methods go to the handler.
 * - An answer is kept as long as `lifetimeOf` says, to the very millisecond, and as the handler gave it: whoever gets it may change it.
 * - Personal requests of any method go past the cache: nothing is read and nothing is kept, whatever the answer says. And no cache behind this one may keep the
 *   answer: unless its `cache-control` says `private` or `no-store`, it leaves with `private, no-cache`.
 * - `vary` in an answer names request headers, in any case. It is for requests that have the same values of them; a header that is not there is a value, too.
 * - At most `max` answers are kept, one for each key and variant. The one stored first goes first.
 */
export class ResponseCache {
  #handler;
  /** @type {{ key: string, on: [string, string | undefined][], at: number, until: number, response: Response }[]} */
  #answers = [];
  #max;
  #ignore;
  #now;

  /**
   * @param {object} options
   * @param {(request: Request) => Promise<Response>} options.handler
   * @param {number} options.max Most answers, from 1.
   * @param {string[]} [options.ignore] Parameters that do not count.
   * @param {() => number} [options.now] The clock, in milliseconds.
   */
  constructor({ handler, max, ignore = [], now = Date.now }) {
    this.#handler = handler;
    this.#max = max;
    this.#ignore = ignore;
    this.#now = now;
  }

  /**
   * @param {Request} request
   * @returns {Promise<Response>} Rejects as the handler does, and then keeps nothing.
   */
  async handle(request) {
    if (isPersonal(request)) return forOne(await this.#handler(request));
    if (request.method !== 'GET' && request.method !== 'HEAD') return this.#handler(request);
    const asked = { key: keyOf(request, { ignore: this.#ignore }), headers: { ...request.headers } };
    const kept = this.#find(asked);
    if (kept) {
      const age = Math.floor((this.#now() - kept.at) / 1000);
      return { ...kept.response, headers: { ...kept.response.headers, age: String(age) } };
    }
    const response = await this.#handler(request);
    const lifetime = lifetimeOf(response);
    if (lifetime > 0) this.#keep(asked, response, lifetime);
    return response;
  }

  #find({ key, headers }) {
    const now = this.#now();
    this.#answers = this.#answers.filter(({ until }) => now < until);
    return this.#answers.find(
      (answer) => answer.key === key && answer.on.every(([name, value]) => headers[name] === value),
    );
  }

  #keep(asked, response, lifetime) {
    const old = this.#find(asked);
    if (old) this.#answers.splice(this.#answers.indexOf(old), 1);
    const at = this.#now();
    const on = varied(response.headers).map((name) => [name, asked.headers[name]]);
    this.#answers.push({
      key: asked.key,
      on,
      at,
      until: at + lifetime,
      response: { ...response, headers: { ...response.headers } },
    });
    if (this.#answers.length > this.#max) this.#answers.shift();
  }

  /** Answers in memory. */
  get size() {
    return this.#answers.length;
  }
}

function forOne(response) {
  const said = directives(response.headers['cache-control']);
  if (said.get('private') === '' || said.has('no-store')) return response;
  return { ...response, headers: { ...response.headers, 'cache-control': 'private, no-cache' } };
}
