/**
 * Remembers the last errors of a service, for a status page.
 *
 * - `recent()` gives the newest first, at most `keep` of them, as plain data: `{ at, message, method, url }`, all of them strings but the
 *   number `at`, and nothing else.
 * - An entry tells what was so when it was recorded, whatever happens to the request and the error afterwards.
 * - Older entries are forgotten as new ones come. Nothing of a request or an error outlives the call of `record`, but these four.
 */
export class ErrorLog {
  #now;
  #describers = [];

  /** @param {{ keep?: number, now?: () => number }} [options] `keep` is 50 when it is absent. */
  constructor({ now = Date.now } = {}) {
    this.#now = now;
  }

  /**
   * @param {Error} error
   * @param {{ method: string, url: string, body?: Buffer }} request
   */
  record(error, request) {
    const at = this.#now();
    // Nobody may ever look, so the text is made when somebody does.
    this.#describers.unshift(() => ({ at, message: error.message, method: request.method, url: request.url }));
  }

  /** @returns {{ at: number, message: string, method: string, url: string }[]} */
  recent() {
    return this.#describers.map((describe) => describe());
  }
}
