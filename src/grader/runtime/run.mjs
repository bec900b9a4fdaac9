// Entry of the process under test: `node --test-reporter=./.hotpath/reporter.mjs … .hotpath/run.mjs .hotpath/tests.mjs`.
import { afterEach, beforeEach } from 'node:test';
import { pathToFileURL } from 'node:url';
import { breathe, claim, serialize } from './channel.mjs';
import { freezeContext, freezeTools, replaced } from './guard.mjs';
// Node loads the reporter in the background; it must have its claim before the reader's code can ask for one.
import './reporter.mjs';

const channel = claim();
const { progress } = channel;
const later = setTimeout;
const { ppid } = process;
const exit = process.exit.bind(process);
const kill = process.kill.bind(process);
const resources = process.getActiveResourcesInfo?.bind(process);
// So long may threads and sockets take to close after the last test.
const GRACE_MS = 1000;

freezeTools();
let told = false;
function look(strictly) {
  if (told) return;
  const what = replaced(strictly);
  if (what === undefined) return;
  told = true;
  channel.send({ e: 'tampered', what });
}

beforeEach(async (context) => {
  freezeContext(context);
  await breathe();
  channel.mark({ e: 'begin', name: context.fullName });
});
afterEach((context) => {
  look(false);
  channel.send({ e: 'end', name: context.fullName, passed: context.passed === true });
});

let idle = false;
process.on('beforeExit', () => {
  if (!idle && progress.open > 0) channel.send({ e: 'idle' });
  idle = true;
});
process.exit = (code) => {
  channel.send({ e: 'exit-call', stack: `${new Error('process.exit').stack}` });
  exit(code);
};
// Whoever grades is not the reader's to end.
process.kill = (pid, signal) => {
  if (pid !== ppid) return kill(pid, signal);
  throw Object.assign(new Error('kill EPERM'), { code: 'EPERM', syscall: 'kill' });
};
process.on('exit', (code) => {
  look(false);
  channel.send({ e: 'exit', code, done: progress.done, idle, seen: progress.seen });
});
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
    const open = resources?.() ?? [];
    channel.send({ e: 'open-handles', resources: open });
    channel.flush(() => exit(1));
  }, GRACE_MS).unref();
};

const [file] = process.argv.splice(2);
for (let index = process.execArgv.length - 1; index >= 0; index -= 1) {
  if (process.execArgv[index].startsWith('--test-reporter')) process.execArgv.splice(index, 1);
}
try {
  await import(pathToFileURL(file).href);
  look(true);
  progress.imported = true;
  progress.onDone();
} catch (error) {
  channel.send({ e: 'import-failed', error: serialize(error) });
  channel.flush(() => exit(1));
}
