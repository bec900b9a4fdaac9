// Entry of the process under test: `node --test-reporter=./.hotpath/reporter.mjs … .hotpath/run.mjs tests/x.test.js`.
import { afterEach, beforeEach } from 'node:test';
import { pathToFileURL } from 'node:url';
import { breathe, claim, progress, serialize } from './channel.mjs';
// Node loads the reporter in the background; it must have its claim before the reader's code can ask for one.
import './reporter.mjs';

const channel = claim();
const later = setTimeout;
const exit = process.exit.bind(process);
const resources = process.getActiveResourcesInfo?.bind(process);
// So long may threads and sockets take to close after the last test.
const GRACE_MS = 1000;

beforeEach(async (context) => {
  await breathe();
  channel.mark({ e: 'begin', name: context.fullName });
});
afterEach((context) => channel.send({ e: 'end', name: context.fullName, passed: context.passed === true }));

let idle = false;
process.on('beforeExit', () => {
  if (!idle && progress.open > 0) channel.send({ e: 'idle' });
  idle = true;
});
process.exit = (code) => {
  channel.send({ e: 'exit-call', stack: String(new Error('process.exit').stack) });
  exit(code);
};
process.on('exit', (code) => channel.send({ e: 'exit', code, done: progress.done, idle, seen: progress.seen }));
process.on('unhandledRejection', (error) =>
  channel.send({ e: 'stray', kind: 'unhandledRejection', error: serialize(error) }),
);
process.on('uncaughtException', (error) =>
  channel.send({ e: 'stray', kind: 'uncaughtException', error: serialize(error) }),
);

progress.onDone = () => {
  if (!progress.imported || progress.open > 0 || progress.seen === 0 || progress.done) return;
  progress.done = true;
  channel.send({ e: 'done' });
  later(() => {
    channel.send({ e: 'open-handles', resources: resources?.() ?? [] });
    channel.flush(() => exit(1));
  }, GRACE_MS).unref();
};

const [file] = process.argv.splice(2);
try {
  await import(pathToFileURL(file).href);
  progress.imported = true;
  progress.onDone();
} catch (error) {
  channel.send({ e: 'import-failed', error: serialize(error) });
  channel.flush(() => exit(1));
}
