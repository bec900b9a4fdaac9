/** A small service under a fake clock, its clients, and ways to wait that depend on no machine's speed. */
import assert from 'node:assert/strict';
import http from 'node:http';
import { Shutdown } from '../../shutdown.js';
import { FakeClock, settle } from './clock.js';
import { Client, startEcho } from './wire.js';

/**
 * `/slow` answers after `finish()`; `/stream` sends its headers and a first part at once and the rest after `finish()`; an `Upgrade` is
 * accepted; all else answers at once. The notice is 5 s, the deadline 20 s.
 */
export async function startService(t, options = {}) {
  const clock = new FakeClock();
  const held = [];
  const server = http.createServer((request, response) => {
    if (request.url === '/slow') {
      held.push(() => {
        response.setHeader('Content-Length', 4);
        response.end('slow');
      });
    } else if (request.url === '/stream') {
      response.write('first');
      held.push(() => response.end('last'));
    } else {
      response.setHeader('Content-Length', 4);
      response.end('fast');
    }
  });
  const upgraded = [];
  server.on('upgrade', (request, socket) => {
    upgraded.push(socket);
    socket.on('error', () => {});
    socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: test\r\n\r\n');
  });
  const shutdown = new Shutdown(server, { noticeMs: 5_000, deadlineMs: 20_000, clock, ...options });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  const echo = await startEcho();
  const clients = [];
  t.after(() => {
    for (const client of clients) client.destroy();
    for (const socket of upgraded) socket.destroy();
    server.close();
    server.closeAllConnections();
    echo.stop();
  });

  /** Lets everything that is on its way arrive. */
  async function arrive() {
    for (let trip = 0; trip < 3; trip += 1) {
      await settle();
      await echo.roundTrip();
    }
    await settle();
  }

  return {
    clock,
    server,
    shutdown,
    arrive,
    async connect() {
      const client = await Client.connect(port);
      clients.push(client);
      return client;
    },
    /** Waits until `count` requests are held, then nothing. */
    async holding(count) {
      for (let round = 0; round < 50 && held.length < count; round += 1) await arrive();
      assert.equal(held.length, count, `${count} requests should have reached the service.`);
    },
    /** Ends the requests that are held. */
    async finish() {
      for (const end of held.splice(0)) end();
      await arrive();
    },
    async advance(ms) {
      await clock.advance(ms);
      await arrive();
    },
    /** 'pending', or what the promise came to. */
    async outcomeOf(promise) {
      assert.ok(promise instanceof Promise, `begin() must return a promise, got ${typeof promise}.`);
      let outcome = 'pending';
      promise.then(
        (value) => (outcome = value),
        (error) => (outcome = `rejected: ${error.message}`),
      );
      await arrive();
      return outcome;
    },
  };
}
