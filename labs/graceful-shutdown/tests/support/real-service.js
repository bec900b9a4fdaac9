/** A cluster worker whose one slow request ends when the primary says so. */
import http from 'node:http';
import { Shutdown, exitOnSignal } from '../../shutdown.js';

const NOTICE_MS = 1_000;
const answered = Promise.withResolvers();

const server = http.createServer((request, response) => {
  response.once('close', answered.resolve);
  process.once('message', () => response.end('slow'));
  process.send('has the request');
});

/** The notice is over when the request is answered, and the deadline never comes: nothing here depends on how fast a machine is. */
const clock = {
  now: () => performance.now(),
  setTimeout: (callback, ms) => void (ms === NOTICE_MS && answered.promise.then(callback)),
  clearTimeout() {},
};
exitOnSignal(new Shutdown(server, { noticeMs: NOTICE_MS, deadlineMs: 60_000, clock }));
process.on('SIGTERM', () => process.send('shutting down'));
server.listen(0, '127.0.0.1');
