/** One process or thread: Node's realm, made ready ahead, and then started. */
import { createBindings } from '../bindings/index.ts';
import { createMessaging } from '../bindings/messaging/messaging.ts';
import type { RealmFacts } from '../bindings/types.ts';
import { stalledAwaits } from '../bindings/modules/module-evaluate.ts';
import { arrowMessage } from '../bindings/modules/syntax-errors.ts';
import { trackProxies } from '../bindings/value-types.ts';
import { attachFileSystem } from '../fs/shared.ts';
import type { ShellPart } from '../parts/shell.ts';
import type { KernelLink, PrepareMessage, StartMessage } from '../kernel/protocol.ts';
import { bindFrame } from './async-context.ts';
import type { NodeProcess, ProcessContext } from './context.ts';
import { loadEnvFiles } from './env-files.ts';
import { exitProcess, OUT_OF_MEMORY, sleepForever } from './exit.ts';
import { fatalReport } from './fatal.ts';
import { addInspectorConsole, removeBrowserGlobals } from './globals.ts';
import { host } from './host-globals.ts';
import type { Library } from './library.ts';
import { EventLoop } from './loop.ts';
import { earlyEnd, mainScript, taskToRun } from './main-script.ts';
import { parseOptions } from './options.ts';
import { installPromiseTracking } from './promise-tracking.ts';
import { createPrivateSymbols } from './private-symbols.ts';
import { createProcessObject } from './process-object.ts';
import { createRealm } from './realm.ts';
import { emulateV8Stacks } from './spidermonkey-stack.ts';
import { inV8Words } from './spidermonkey-words.ts';
import { Recorder } from './recorder.ts';
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

/** Node's exit codes. */
const EXCEPTION_IN_HANDLER = 7;
const UNSETTLED_TOP_LEVEL_AWAIT = 13;

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
  installPromiseTracking();
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
    nativeObjects: new Map(),
    onPromiseReject: undefined,
    onSignal: undefined,
    onStart: (callback) => {
      starters.push(callback);
    },
    cwd: () => cwd,
    chdir: (directory) => {
      const target = directory.startsWith('/') ? directory : `${cwd}/${directory}`;
      const real = vfs.realpath(target);
      // Only of a directory are there entries.
      vfs.readdir(real);
      cwd = real;
    },
    bindContext: bindFrame,
    requireBuiltin: (id) => realm.require(id),
    activeResources: () => [
      ...(context.handles?.activeNames() ?? []),
      ...Array<string>(loop.phases.timeoutInfo[0] ?? 0).fill('Timeout'),
      ...Array<string>(loop.phases.immediateInfo[1] ?? 0).fill('Immediate'),
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
  const write = (fd: number, text: string): void => {
    const bytes = new host.TextEncoder().encode(text);
    if (stdio.has(fd)) stdio.write(fd, bytes);
    else if (vfs.isOpen(fd)) vfs.write(fd, bytes);
  };

  const report = (text: string): void => {
    write(2, text);
  };

  loop.onUncaught = (error, fromPromise) => {
    inV8Words(error);
    endWithoutMemory(context, error);
    let handled = false;
    try {
      handled = context.process._fatalException(error, fromPromise);
    } catch (cause) {
      report(fatalReport(context, cause));
      context.exit(EXCEPTION_IN_HANDLER);
    }
    if (handled) return;
    report(fatalReport(context, error, fromPromise));
    context.exit(context.process.exitCode ?? 1);
  };
  loop.onBeforeExit = () => {
    const { process } = context;
    if (!process._exiting) process.emit('beforeExit', process.exitCode ?? 0);
  };
  loop.onExit = () => {
    endNaturally(context, report);
  };
  emulateV8Stacks();
  realm.bootstrap((name) => bindings.get(name));
  installStackTraces(realm.require('internal/errors'));
  receiveErrors(context);
  removeBrowserGlobals();
  addInspectorConsole();

  return {
    signal(number) {
      context.onSignal?.(number);
    },
    start(message) {
      cwd = message.cwd;
      stdio.start(message.stdio);
      if (message.program === 'node') begin(message);
      else void beginShell(message);
    },
  };

  /** A command of the shell; or, if that is all there is to run, the Node program it starts. */
  async function beginShell(message: StartMessage, isTask = false): Promise<void> {
    loop.ref();
    const shell = library.binding('hotpath_shell')?.(context, messaging) as ShellPart | undefined;
    if (shell === undefined) throw new Error('The shell is missing in the in-page Node.js.');
    const instead = isTask ? undefined : await shell.becomes(context, message);
    if (instead === undefined) {
      begin(message, () => {
        const { prepareMainThreadExecution } = realm.require('internal/process/pre_execution') as {
          prepareMainThreadExecution: (expandArgv1: boolean) => void;
        };
        prepareMainThreadExecution(false);
        void shell.runShellProgram(context).then((status) => {
          // `node --run` knows only failure.
          context.exit(isTask ? Math.min(status, 1) : status);
        });
      });
    } else begin(instead);
    if (instead !== undefined) loop.unref();
  }

  function begin(message: StartMessage, main?: () => void): void {
    context.start = message;
    context.options = parseOptions(
      facts.options,
      message.program === 'node' ? (message.thread?.execArgv ?? message.args) : ['sh'],
    );
    const task = message.program === 'node' && !isThread ? taskToRun(context) : undefined;
    if (task !== undefined && 'args' in task) {
      void beginShell(task, true);
      return;
    }
    for (const starter of starters) starter(message);
    if (!isThread) loadEnvFiles(context);
    if (message.recording !== undefined) loop.idle.recorder = new Recorder(message.recording);
    const end = task === undefined ? earlyEnd(context) : { ...task, code: 1 };
    if (end !== undefined) {
      write(1, end.stdout ?? '');
      write(2, end.stderr ?? '');
      context.exit(end.code);
    }
    loop.run(
      main ??
        (() => {
          realm.runMain(isThread ? 'worker_thread' : mainScript(context));
        }),
    );
    loop.start();
  }
}

/** Nothing keeps the process alive: `exit`, and the end. */
function endNaturally(context: ProcessContext, report: (text: string) => void): never {
  const { process } = context;
  // What C++ does by `SetExitCode` before the event: a module that still waits has failed.
  const waits = stalledAwaits();
  if (waits.length > 0) process.exitCode ??= UNSETTLED_TOP_LEVEL_AWAIT;
  if (!process._exiting) {
    process._exiting = true;
    process.emit('exit', process.exitCode ?? 0);
  }
  if (process.exitCode === UNSETTLED_TOP_LEVEL_AWAIT) {
    for (const { file, source, line, column } of waits) {
      const place = arrowMessage(file, source, line, column);
      report(`Warning: Detected unsettled top-level await at ${place}\n\n\n`);
    }
  }
  return context.exit(process.exitCode ?? 0);
}

/** Firefox throws a string when the heap is exhausted (Chromium ends the whole page). Node aborts then; so does the kernel. */
function endWithoutMemory(context: ProcessContext, error: unknown): void {
  if (error !== OUT_OF_MEMORY) return;
  context.kernel.post({ type: 'crash', message: OUT_OF_MEMORY });
  sleepForever();
}

/** Errors and rejections that reach the Worker itself: thrown by microtasks, or by promises nobody handled. */
function receiveErrors(context: ProcessContext): void {
  const { loop } = context;
  globalThis.addEventListener('error', (event) => {
    event.preventDefault();
    endWithoutMemory(context, event.error);
    loop.run(() => {
      loop.onUncaught(event.error, false);
    });
  });
  globalThis.addEventListener('unhandledrejection', (event) => {
    event.preventDefault();
    inV8Words(event.reason);
    context.onPromiseReject?.(0, event.promise, event.reason);
  });
  globalThis.addEventListener('rejectionhandled', (event) => {
    context.onPromiseReject?.(1, event.promise, undefined);
  });
}
