import { systemClock } from './clock.js';

const nothing = () => {};

/** Closures and callbacks; asks after each connection that goes whether it was the last. */
export function Shutdown(
  server,
  { noticeMs = 1_000, deadlineMs = 10_000, cleanup = nothing, clock = systemClock } = {},
) {
  const idle = new Set();
  const busy = new Map(); // socket -> array of responses
  let ready = true;
  let listening = true;
  let settled = false;
  let cleaning = false;
  let settle;
  let fail;
  const timers = [];
  const outcome = new Promise((resolve, reject) => {
    settle = resolve;
    fail = reject;
  });
  outcome.catch(nothing);

  const end = (how, value) => {
    if (settled) return;
    settled = true;
    timers.forEach((timer) => clock.clearTimeout(timer));
    how(value);
  };

  const look = () => {
    if (listening || cleaning || settled || idle.size + busy.size > 0) return;
    cleaning = true;
    let result;
    try {
      result = cleanup();
    } catch (error) {
      end(fail, error);
      return;
    }
    Promise.resolve(result).then(
      () => end(settle, 'drained'),
      (error) => end(fail, error),
    );
  };

  server.on('connection', (socket) => {
    idle.add(socket);
    socket.on('close', () => {
      idle.delete(socket);
      busy.delete(socket);
      look();
    });
  });

  server.prependListener('request', ({ socket }, response) => {
    idle.delete(socket);
    busy.set(socket, [...(busy.get(socket) ?? []), response]);
    if (!ready) response.setHeader('Connection', 'close');
    response.on('close', () => {
      if (!busy.has(socket)) return;
      const left = busy.get(socket).filter((other) => other !== response);
      if (left.length > 0) return void busy.set(socket, left);
      busy.delete(socket);
      if (socket.destroyed) return look();
      idle.add(socket);
      if (!listening) socket.end(() => socket.destroy());
    });
  });

  Object.defineProperty(this, 'ready', { get: () => ready });

  this.begin = () => {
    if (!ready) return outcome;
    ready = false;
    for (const response of [...busy.values()].flat())
      if (!response.headersSent) response.setHeader('Connection', 'close');
    timers.push(
      clock.setTimeout(() => {
        listening = false;
        server.close();
        for (const socket of idle) socket.destroy();
        look();
      }, noticeMs),
      clock.setTimeout(() => {
        end(settle, 'forced');
        for (const socket of [...idle, ...busy.keys()]) socket.destroy();
      }, deadlineMs),
    );
    return outcome;
  };
}

export function exitOnSignal(shutdown, { process: source = process, exit = (code) => process.exit(code) } = {}) {
  let answer = () => {
    answer = nothing;
    shutdown
      .begin()
      .then(
        (how) => (how === 'drained' ? 0 : 1),
        () => 1,
      )
      .then(exit);
  };
  for (const name of ['SIGINT', 'SIGTERM']) source.addListener(name, () => answer());
}
