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
  return url;
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
  return 60_000;
}

/**
 * Whether the answer may depend on who asks: the request has an `authorization`, or a cookie that is called `session`.
 *
 * @param {Request} request
 * @returns {boolean}
 */
export function isPersonal({ headers }) {
  return false;
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
  #answers = new Map();

  /**
   * @param {object} options
   * @param {(request: Request) => Promise<Response>} options.handler
   * @param {number} options.max Most answers, from 1.
   * @param {string[]} [options.ignore] Parameters that do not count.
   * @param {() => number} [options.now] The clock, in milliseconds.
   */
  constructor({ handler, max, ignore = [], now = Date.now }) {
    this.#handler = handler;
  }

  /**
   * @param {Request} request
   * @returns {Promise<Response>} Rejects as the handler does, and then keeps nothing.
   */
  async handle(request) {
    const key = keyOf(request);
    if (!this.#answers.has(key)) this.#answers.set(key, await this.#handler(request));
    return this.#answers.get(key);
  }

  /** Answers in memory. */
  get size() {
    return this.#answers.size;
  }
}
