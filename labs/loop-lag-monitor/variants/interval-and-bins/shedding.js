/** The same contract, with the URL parsed by the platform and headers set one by one. */
export function shedding(monitor, handler, options = {}) {
  const { exempt = ['/healthz'], retryAfter = { min: 1, max: 5 }, random = Math.random } = options;
  return function door(req, res) {
    const { pathname } = new URL(req.url, 'http://localhost');
    if (exempt.includes(pathname)) return handler.call(this, req, res);
    if (!monitor.overloaded) return handler.call(this, req, res);
    const choices = retryAfter.max - retryAfter.min + 1;
    res.statusCode = 503;
    res.setHeader('Retry-After', retryAfter.min + Math.trunc(random() * choices));
    res.end();
  };
}
