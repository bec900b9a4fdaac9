/**
 * Remembers the last errors of a service, for a status page.
 *
 * - `recent()` gives the newest first, at most `keep` of them, as plain data: `{ at, message, method, url }`, all of them strings but the
 *   number `at`, and nothing else.
 * - An entry tells what was so when it was recorded, whatever happens to the request and the error afterwards.
 * - Older entries are forgotten as new ones come. Nothing of a request or an error outlives the call of `record`, but these four.
 */
export class ErrorLog {
  #keep;
  #now;
  #entries = [];

  /** @param {{ keep?: number, now?: () => number }} [options] `keep` is 50 when it is absent. */
  constructor({ keep = 50, now = Date.now } = {}) {
    this.#keep = keep;
    this.#now = now;
  }

  /**
   * @param {Error} error
   * @param {{ method: string, url: string, body?: Buffer }} request
   */
  record(error, { method, url }) {
    this.#entries.unshift({ at: this.#now(), message: String(error.message), method, url });
    if (this.#entries.length > this.#keep) this.#entries.pop();
  }

  /** @returns {{ at: number, message: string, method: string, url: string }[]} */
  recent() {
    return this.#entries.map((entry) => ({ ...entry }));
  }
}
