/** @typedef {{ method: string, url: string, headers: Record<string, string | undefined> }} Request As Node gives it: `url` is `/path?query`, header names are in lower case. */
/** @typedef {{ status: number, headers: Record<string, string>, body: string }} Response Header names in lower case. */
/** @typedef {{ key: string, names: string[], values: string, response: Response, storedAt: number, expiresAt: number }} Entry */

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
  const query = new URLSearchParams(at < 0 ? '' : url.slice(at));
  for (const name of ignore) query.delete(name);
  return JSON.stringify([method, headers.host ?? '', path, [...query]]);
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
  if (status !== 200 || headers['set-cookie'] !== undefined || varyOf(headers).includes('*')) return 0;
  const directives = directivesOf(headers);
  if (['no-store', 'no-cache', 'private'].some((name) => directives.has(name))) return 0;
  const seconds = directives.get('s-maxage') ?? directives.get('max-age') ?? '';
  return /^\d+$/.test(seconds) ? Number(seconds) * 1_000 : 0;
}

/**
 * Whether the answer may depend on who asks: the request has an `authorization`, or a cookie that is called `session`.
 *
 * @param {Request} request
 * @returns {boolean}
 */
export function isPersonal({ headers }) {
  if (headers.authorization !== undefined) return true;
  return (headers.cookie ?? '').split(';').some((pair) => pair.split('=')[0].trim() === 'session');
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
  #max;
  #ignore;
  #now;
  /** The variants of each key. */
  /** @type {Map<string, Entry[]>} */
  #variants = new Map();
  /** All of them, from the one stored first. */
  /** @type {Set<Entry>} */
  #entries = new Set();

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
    if (isPersonal(request)) return forOneReader(await this.#handler(request));
    if (request.method !== 'GET' && request.method !== 'HEAD') return this.#handler(request);

    const key = keyOf(request, { ignore: this.#ignore });
    const found = this.#find(key, request);
    if (found !== undefined) {
      const age = Math.floor((this.#now() - found.storedAt) / 1_000);
      return { ...found.response, headers: { ...found.response.headers, age: `${age}` } };
    }
    const response = await this.#handler(request);
    const lifetime = lifetimeOf(response);
    if (lifetime > 0) this.#keep(key, request, response, lifetime);
    return response;
  }

  /** Answers in memory. */
  get size() {
    return this.#entries.size;
  }

  #find(key, request) {
    const entry = this.#variants.get(key)?.find(({ names, values }) => values === valuesOf(names, request));
    if (entry === undefined || this.#now() < entry.expiresAt) return entry;
    this.#remove(entry);
    return undefined;
  }

  #keep(key, request, { status, headers, body }, lifetime) {
    const before = this.#find(key, request);
    if (before !== undefined) this.#remove(before);
    const names = varyOf(headers);
    const storedAt = this.#now();
    const response = { status, headers: { ...headers }, body };
    const entry = { key, names, values: valuesOf(names, request), response, storedAt, expiresAt: storedAt + lifetime };
    this.#variants.set(key, [...(this.#variants.get(key) ?? []), entry]);
    this.#entries.add(entry);
    if (this.#entries.size > this.#max) this.#remove(this.#entries.values().next().value);
  }

  #remove(entry) {
    this.#entries.delete(entry);
    const others = this.#variants.get(entry.key).filter((other) => other !== entry);
    if (others.length > 0) this.#variants.set(entry.key, others);
    else this.#variants.delete(entry.key);
  }
}

/** An answer that no shared cache on its way may keep. */
function forOneReader(response) {
  const directives = directivesOf(response.headers);
  if (directives.has('private') || directives.has('no-store')) return response;
  return { ...response, headers: { ...response.headers, 'cache-control': 'private, no-cache' } };
}

/** The directives of `cache-control`: names in lower case, and what follows the equals sign. */
function directivesOf(headers) {
  const pairs = (headers['cache-control'] ?? '').split(',').map((directive) => directive.trim().split('='));
  return new Map(pairs.map(([name, value = '']) => [name.toLowerCase(), value]));
}

function varyOf({ vary = '' }) {
  return vary
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');
}

/** The values of these headers as one text. No two lists of values give the same. */
function valuesOf(names, { headers }) {
  return JSON.stringify(names.map((name) => headers[name] ?? null));
}
