/** A Worker's first and only script: waits for the kernel's `start`, then becomes that process or thread. */
import { createBindings, type WriteStdio } from '../bindings/index.ts';
import { createMessaging } from '../bindings/messaging.ts';
import type { RealmFacts } from '../bindings/types.ts';
import { trackProxies } from '../bindings/value-types.ts';
import { attachFileSystem } from '../fs/shared.ts';
import type { KernelLink, KernelMessage, StartMessage, StdioTarget } from '../kernel/protocol.ts';
import { bindFrame, installPromiseContext } from './async-context.ts';
import type { NodeProcess, ProcessContext } from './context.ts';
import { exitProcess } from './exit.ts';
import { fatalReport } from './fatal.ts';
import { exposeCrypto, removeBrowserGlobals } from './globals.ts';
import { host } from './host-globals.ts';
import { EventLoop } from './loop.ts';
import { parseOptions } from './options.ts';
import { createPrivateSymbols } from './private-symbols.ts';
import { createProcessObject } from './process-object.ts';
import { createRealm } from './realm.ts';
import { installStackTraces } from './stack-trace.ts';

/** Put into the bundle by build/build.ts. */
declare const __HOTPATH_LIB__: Record<string, string>;
declare const __HOTPATH_FACTS__: RealmFacts;

const childHandlers = new Map<number, (message: KernelMessage) => void>();
const kernel: KernelLink = {
  post: (message, transfer) => {
    host.postMessage(message, transfer);
  },
  onChild: (id, handler) => {
    childHandlers.set(id, handler);
  },
};

function writerFor(stdio: readonly StdioTarget[]): WriteStdio {
  return (fd, bytes) => {
    const target = stdio[fd] ?? { type: 'kernel' };
    const copy = new Uint8Array(bytes);
    if (target.type === 'kernel') kernel.post({ type: 'output', fd, bytes: copy }, [copy.buffer]);
    else if (target.type === 'pipe') target.port.postMessage({ data: copy }, [copy.buffer]);
  };
}

function becomeProcess(start: StartMessage): void {
  const facts = __HOTPATH_FACTS__;
  trackProxies();
  installPromiseContext();
  const loop = new EventLoop();
  const vfs = attachFileSystem(start.fs, start.id);
  let cwd = start.cwd;
  const perIsolate = Object.fromEntries(facts.symbols.map((name) => [name, Symbol(name)]));
  const options = parseOptions(facts.options, start.args);

  const context: ProcessContext = {
    loop,
    facts,
    vfs,
    start,
    kernel,
    options,
    lib: __HOTPATH_LIB__,
    symbols: { perIsolate, private: createPrivateSymbols(facts.privateSymbols) },
    process: {} as NodeProcess,
    onPromiseReject: undefined,
    cwd: () => cwd,
    chdir: (directory) => {
      const target = directory.startsWith('/') ? directory : `${cwd}/${directory}`;
      cwd = vfs.realpath(target);
    },
    bindContext: bindFrame,
    requireBuiltin: (id) => realm.require(id),
    activeResources: () => [],
    exit: (code, signal) => exitProcess(kernel, loop, messaging, start, code, signal),
  };
  context.process = createProcessObject(context);
  const messaging = createMessaging(context);
  const realm = createRealm(context);
  const writeStdio = writerFor(start.stdio);
  const bindings = createBindings(context, messaging, realm.builtins, writeStdio);
  const report = (text: string): void => {
    writeStdio(2, new host.TextEncoder().encode(text));
  };

  loop.onUncaught = (error, fromPromise) => {
    if (context.process._fatalException(error, fromPromise)) return;
    report(fatalReport(context, error));
    context.exit(context.process.exitCode ?? 1);
  };
  loop.onIdle = () => {
    onIdle(context);
  };
  receiveErrors(context);

  if (options.error !== undefined) {
    report(`${options.error}\n`);
    context.exit(9);
  }
  try {
    realm.bootstrap((name) => bindings.get(name));
  } catch (error) {
    kernel.post({ type: 'crash', message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    return;
  }
  installStackTraces(realm.require('internal/errors'));
  removeBrowserGlobals();
  exposeCrypto();

  loop.enter(() => {
    if (start.thread !== undefined) realm.runMain('worker_thread');
    else if (options.values['--eval'] !== undefined && options.values['--eval'] !== '') realm.runMain('eval_string');
    else if (options.values['--test'] === true) realm.runMain('test_runner');
    else realm.runMain('run_main_module');
  });
  loop.start();
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

globalThis.addEventListener('message', function onStart(event: MessageEvent<KernelMessage>) {
  const message = event.data;
  if (message.type === 'start') becomeProcess(message);
  else if (message.type === 'thread-exit' || message.type === 'child-exit') {
    childHandlers.get(message.id)?.(message);
    childHandlers.delete(message.id);
  }
});
kernel.post({ type: 'ready' });
