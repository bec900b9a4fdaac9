/** One process or thread: Node's realm, made ready ahead, and then started. */
import { createBindings } from '../bindings/index.ts';
import { createMessaging } from '../bindings/messaging.ts';
import type { RealmFacts } from '../bindings/types.ts';
import { trackProxies } from '../bindings/value-types.ts';
import { attachFileSystem } from '../fs/shared.ts';
import type { KernelLink, PrepareMessage, StartMessage } from '../kernel/protocol.ts';
import { bindFrame, installPromiseContext } from './async-context.ts';
import type { NodeProcess, ProcessContext } from './context.ts';
import { exitProcess, sleepForever } from './exit.ts';
import { fatalReport } from './fatal.ts';
import { exposeCrypto, removeBrowserGlobals } from './globals.ts';
import { host } from './host-globals.ts';
import type { Library } from './library.ts';
import { EventLoop } from './loop.ts';
import { parseOptions } from './options.ts';
import { createPrivateSymbols } from './private-symbols.ts';
import { createProcessObject } from './process-object.ts';
import { createRealm } from './realm.ts';
import { installStackTraces } from './stack-trace.ts';
import { InheritedDescriptors } from './stdio.ts';

const NOT_STARTED: StartMessage = {
  type: 'start',
  pid: 0,
  ppid: 0,
  threadId: 0,
  program: 'node',
  argv0: 'node',
  args: [],
  env: {},
  cwd: '/',
  stdio: [],
};

export interface Instance {
  /** Runs it. Called once. */
  start(message: StartMessage): void;
  /** Hands a signal to whoever watches for it. */
  signal(number: number): void;
}

/** Bootstraps Node's realm as far as it does not depend on what will run. */
export function prepareInstance(
  { isThread, owner, fs, shared }: PrepareMessage,
  kernel: KernelLink,
  library: Library,
  facts: RealmFacts,
): Instance {
  trackProxies();
  installPromiseContext();
  const loop = new EventLoop();
  const vfs = attachFileSystem(fs, owner, sleepForever);
  const stdio = new InheritedDescriptors(kernel, vfs);
  let cwd = '/';
  const perIsolate = Object.fromEntries(facts.symbols.map((name) => [name, Symbol(name)]));
  const starters: ((start: StartMessage) => void)[] = [];

  const context: ProcessContext = {
    loop,
    facts,
    vfs,
    start: NOT_STARTED,
    isThread,
    owner,
    handles: undefined,
    streams: () => {
      throw new Error('the bindings have not been made');
    },
    shared,
    kernel,
    stdio,
    watchedSignals: new Set(),
    openPorts: new Set(),
    options: parseOptions(facts.options, []),
    library,
    symbols: { perIsolate, private: createPrivateSymbols(facts.privateSymbols) },
    process: {} as NodeProcess,
    onPromiseReject: undefined,
    onSignal: undefined,
    onStart: (callback) => {
      starters.push(callback);
    },
    cwd: () => cwd,
    chdir: (directory) => {
      const target = directory.startsWith('/') ? directory : `${cwd}/${directory}`;
      cwd = vfs.realpath(target);
    },
    bindContext: bindFrame,
    requireBuiltin: (id) => realm.require(id),
    activeResources: () => [
      ...(context.handles?.activeNames() ?? []),
      ...Array<string>(loop.timeoutInfo[0] ?? 0).fill('Timeout'),
      ...Array<string>(loop.immediateInfo[1] ?? 0).fill('Immediate'),
    ],
    exit: (code, signal) => {
      for (const callback of context.handles?.onExit ?? []) callback();
      return exitProcess(kernel, loop, messaging, context.openPorts, code, signal);
    },
  };
  context.process = createProcessObject(context);
  const messaging = createMessaging(context);
  const realm = createRealm(context);
  const bindings = createBindings(context, messaging, realm.builtins);
  const report = (text: string): void => {
    const bytes = new host.TextEncoder().encode(text);
    if (stdio.has(2)) stdio.write(2, bytes);
    else if (vfs.isOpen(2)) vfs.write(2, bytes);
  };

  loop.onUncaught = (error, fromPromise) => {
    if (context.process._fatalException(error, fromPromise)) return;
    report(fatalReport(context, error, fromPromise));
    context.exit(context.process.exitCode ?? 1);
  };
  loop.onIdle = () => {
    onIdle(context);
  };
  realm.bootstrap((name) => bindings.get(name));
  installStackTraces(realm.require('internal/errors'));
  receiveErrors(context);
  removeBrowserGlobals();
  exposeCrypto();

  return {
    signal(number) {
      context.onSignal?.(number);
    },
    start(message) {
      context.start = message;
      cwd = message.cwd;
      stdio.start(message.stdio);
      context.options = parseOptions(facts.options, message.thread?.execArgv ?? message.args);
      for (const starter of starters) starter(message);
      if (context.options.error !== undefined) {
        report(`${context.options.error}\n`);
        context.exit(9);
      }
      loop.enter(() => {
        realm.runMain(isThread ? 'worker_thread' : mainScript(context.options.values));
      });
      loop.start();
    },
  };
}

/** Which of `internal/main/*` begins the main thread. */
function mainScript(options: Record<string, unknown>): string {
  if (options['--eval'] !== undefined && options['--eval'] !== '') return 'eval_string';
  return options['--test'] === true ? 'test_runner' : 'run_main_module';
}

/** `beforeExit`, which may start new work, then `exit` and the end. */
function onIdle(context: ProcessContext): void {
  const { process, loop } = context;
  loop.enter(() => {
    if (!process._exiting) process.emit('beforeExit', process.exitCode ?? 0);
  });
  if (loop.isAlive()) return;
  loop.enter(() => {
    if (!process._exiting) {
      process._exiting = true;
      process.emit('exit', process.exitCode ?? 0);
    }
    context.exit(process.exitCode ?? 0);
  });
}

/** Errors and rejections that reach the Worker itself: thrown by microtasks, or by promises nobody handled. */
function receiveErrors(context: ProcessContext): void {
  const { loop } = context;
  globalThis.addEventListener('error', (event) => {
    event.preventDefault();
    loop.enter(() => {
      loop.onUncaught(event.error, false);
    });
  });
  globalThis.addEventListener('unhandledrejection', (event) => {
    event.preventDefault();
    loop.enter(() => context.onPromiseReject?.(0, event.promise, event.reason));
  });
  globalThis.addEventListener('rejectionhandled', (event) => {
    loop.enter(() => context.onPromiseReject?.(1, event.promise, undefined));
  });
}
