import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { shedding } from '../shedding.js';
import { exchange } from './support/http.js';

/** A handler that notes its calls and answers 200. */
function noting() {
  const calls = [];
  const handler = (req, res) => {
    calls.push(req.url);
    res.end();
    return 'what the handler returned';
  };
  return { calls, handler };
}

/** Sends one request and reads `Retry-After`. */
function secondsOf(handle) {
  const { req, res } = exchange('/orders');
  handle(req, res);
  return Number(res.getHeader('retry-after'));
}

describe('shedding', () => {
  it('lets requests in while there is room', () => {
    const { calls, handler } = noting();
    const { req, res } = exchange('/orders');
    const returned = shedding({ overloaded: false }, handler)(req, res);
    assert.deepEqual(calls, ['/orders'], 'The handler gets the request when the loop is not overloaded.');
    assert.equal(
      returned,
      'what the handler returned',
      'What the handler returns is returned. It may be a promise, and who drops it loses its error.',
    );
    assert.equal(res.statusCode, 200);
  });

  it('refuses with 503, Retry-After and an end', () => {
    const { calls, handler } = noting();
    const { req, res } = exchange('/orders');
    shedding({ overloaded: true }, handler)(req, res);
    const seconds = String(res.getHeader('retry-after'));
    const why =
      'A refusal is cheap only if nothing is computed for it, and useful only if the caller knows what to do next.';
    assert.deepEqual(calls, [], `The handler is not called under overload. ${why}`);
    assert.equal(res.statusCode, 503, why);
    assert.match(seconds, /^[1-5]$/, `Retry-After is a whole number of seconds from 1 to 5; it is ${seconds}. ${why}`);
    assert.ok(
      res.writableEnded,
      `The response is ended. An open one holds its connection, and the caller waits. ${why}`,
    );
  });

  it('does not call all back at the same time', () => {
    const draws = [0, 0.5, 0.999];
    const handle = shedding({ overloaded: true }, () => {}, {
      retryAfter: { min: 10, max: 30 },
      random: () => draws.shift() ?? 0,
    });
    const seconds = [1, 2, 3].map(() => secondsOf(handle));
    assert.equal(
      new Set(seconds).size,
      3,
      `From 10 to 30 s, by random of 0, 0.5 and 0.999, Retry-After was ${seconds.join(', ')}. With one value for all, everybody whom you refuse now is back in the same second.`,
    );
  });

  it('draws every second alike', () => {
    const draws = [0, 0.2, 0.45, 0.7, 0.999];
    const random = () => draws.shift() ?? 0;
    const handle = shedding({ overloaded: true }, () => {}, { retryAfter: { min: 2, max: 5 }, random });
    const seconds = [1, 2, 3, 4, 5].map(() => secondsOf(handle));
    assert.deepEqual(
      seconds,
      [2, 2, 3, 4, 5],
      'There are four whole seconds from 2 to 5, so each is drawn by a quarter of the range of random: by 0, 0.2, 0.45, 0.7 and 0.999 as listed. The wider the callers are spread, the smaller the next wave.',
    );
  });

  it('always lets the exempt paths in', () => {
    const { calls, handler } = noting();
    const handle = shedding({ overloaded: true }, handler, { exempt: ['/healthz', '/ready'] });
    for (const url of ['/healthz', '/ready?verbose=1']) {
      const { req, res } = exchange(url);
      handle(req, res);
    }
    assert.deepEqual(
      calls,
      ['/healthz', '/ready?verbose=1'],
      'Exempt are /healthz and /ready. An instance whose health check gets 503 is restarted in the middle of the rush.',
    );
  });

  it('is not fooled by paths that look exempt', () => {
    const { calls, handler } = noting();
    const handle = shedding({ overloaded: true }, handler, { exempt: ['/healthz'] });
    for (const url of ['/healthz-report', '/orders?from=/healthz', '/healthz/export']) {
      const { req, res } = exchange(url);
      handle(req, res);
    }
    assert.deepEqual(calls, [], 'Exempt is /healthz alone. A report that slips in under its name is load.');
  });

  it('asks the monitor for every request', () => {
    const { calls, handler } = noting();
    const monitor = { overloaded: false };
    const handle = shedding(monitor, handler);
    const statuses = [false, true, true, false].map((overloaded) => {
      monitor.overloaded = overloaded;
      const { req, res } = exchange('/orders');
      handle(req, res);
      return res.statusCode;
    });
    assert.deepEqual(
      { statuses, calls: calls.length },
      { statuses: [200, 503, 503, 200], calls: 2 },
      'The monitor turned to overloaded and back. A door that is set once is open in every rush, or closed for ever.',
    );
  });

  it('lets the health check in without being told to', () => {
    const { calls, handler } = noting();
    for (const options of [undefined, { random: () => 0 }]) {
      const { req, res } = exchange('/healthz');
      shedding({ overloaded: true }, handler, options)(req, res);
    }
    assert.deepEqual(
      calls,
      ['/healthz', '/healthz'],
      'exempt is /healthz when it is absent, whatever else the options say. Nobody thinks of it before the first rush, and then the instance is restarted in the middle of it.',
    );
  });
});
