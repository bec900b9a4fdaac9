/**
 * Public API of the embedded engine, for the page: Node.js in an isolated frame.
 *
 * The frame's response must carry `Content-Security-Policy: sandbox allow-scripts` (see src/site/headers.ts), so that it has an
 * opaque origin. The engine is handed over only after the frame has said hello from origin `null`: on a host that lost the header,
 * readers' code would otherwise run in the site's own origin.
 */
import type {
  EndReason,
  FileData,
  FrameBoot,
  FrameCalls,
  FrameMessage,
  FrameRequest,
  OutputRecord,
  PageRequest,
  PageResponse,
} from './kernel/frame-protocol.ts';
import type { LaneRecord, RunRecord } from './kernel/recording.ts';
import { BootError, fetchFile, openFrame, type BootOptions } from './boot.ts';

export { BootError } from './boot.ts';
export type { BootFailureKind, BootOptions } from './boot.ts';
export type { EndReason, LaneRecord, OutputRecord, PageRequest, PageResponse, RunRecord };

/** Hears of TCP ports inside the engine. */
export type PortListener = (port: number, open: boolean) => void;

export interface NodeSpawnOptions {
  cwd: string;
  env: Record<string, string>;
  timeoutMs?: number | undefined;
  outputBytes?: number | undefined;
  /** Records what processes and threads do; `onExit` gets it. */
  record?: boolean;
  onOutput: (event: Omit<OutputRecord, 'run'>) => void;
  onExit: (exit: { code: number | null; signal: string | null; reason: EndReason; record?: RunRecord }) => void;
}

/** A running engine. Paths are absolute. Rejections carry Node's `code` (`ENOENT`, …) where there is one. */
export interface BrowserNode {
  /**
   * Starts a command (`node`, `npm`, `sh`, …); resolves to the pid. Output, also that of processes it starts, and exit come through
   * the callbacks. What is left of its processes when it exits is ended.
   */
  spawn(command: string, args: string[], options: NodeSpawnOptions): Promise<number>;
  kill(pid: number): Promise<void>;
  /** Writes to its standard input. */
  write(pid: number, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Ends its standard input. */
  endInput(pid: number): Promise<void>;
  writeTree(root: string, files: Record<string, FileData>, replace: boolean): Promise<void>;
  readFile(path: string): Promise<Uint8Array>;
  writeFile(path: string, data: FileData): Promise<void>;
  readdir(path: string): Promise<string[]>;
  mkdir(path: string): Promise<void>;
  symlink(target: string, path: string): Promise<void>;
  rm(path: string): Promise<void>;
  /**
   * Sends an HTTP request to the server that listens on `port` inside the engine.
   * @throws {Error} with `code`: `ECONNREFUSED` when there is none, `ECONNRESET` when its answer is cut short.
   */
  fetch(port: number, request: PageRequest): Promise<PageResponse>;
  /** Calls `listener` when a TCP port begins or ceases to take connections; returns a function that ends it. */
  onPort(listener: PortListener): () => void;
  /** Ends every process and removes the frame. */
  dispose(): void;
}

/** A pool has about as many threads as there are processors. */
const DEFAULT_THREADS = Math.min(4, Math.max(2, globalThis.navigator.hardwareConcurrency));

/**
 * Makes the frame and boots the engine in it.
 * @throws {BootError}
 */
export async function bootBrowserNode(options: BootOptions): Promise<BrowserNode> {
  if (typeof Worker === 'undefined' || typeof WebAssembly === 'undefined') {
    throw new BootError('unsupported-browser', 'This browser has no Web Workers.');
  }
  const step = options.onStep ?? (() => undefined);
  const frame = document.createElement('iframe');
  frame.hidden = true;
  frame.title = 'Node.js engine';
  frame.setAttribute('aria-hidden', 'true');
  frame.allow = 'cross-origin-isolated *';
  frame.src = options.frameUrl;
  try {
    step('engine', 'running');
    step('frame', 'running');
    const [[script, library]] = await Promise.all([
      Promise.all([
        fetchFile(options.processUrl, options.signal),
        fetchFile(options.libraryUrl, options.signal).then((blob) => blob.arrayBuffer()),
        // The browser fetches it once more to open it (its cache keeps what frames load apart): this is to see that it is whole.
        fetchFile(options.frameUrl, options.signal),
      ]).then((files) => {
        step('engine', 'completed');
        return files;
      }),
      openFrame(frame, options).then(() => {
        step('frame', 'completed');
      }),
    ]);
    const channel = new MessageChannel();
    const boot: FrameBoot = { hotpath: 'boot', script, library, prewarm: options.prewarm ?? DEFAULT_THREADS };
    frame.contentWindow?.postMessage(boot, '*', [channel.port2, library]);
    return await connect(channel.port1, frame, options.partUrls);
  } catch (error) {
    frame.remove();
    throw error;
  }
}

async function fetchPart(urls: Readonly<Record<string, string>>, name: string): Promise<Blob> {
  // The name comes out of the frame.
  const url = Object.hasOwn(urls, name) ? urls[name] : undefined;
  if (url === undefined) throw new BootError('network', `The engine has no part "${name}".`);
  return fetchFile(url, undefined);
}

function connect(
  port: MessagePort,
  frame: HTMLIFrameElement,
  partUrls: Readonly<Record<string, string>>,
): Promise<BrowserNode> {
  const pending = new Map<number, PromiseWithResolvers<unknown>>();
  const processes = new Map<number, Pick<NodeSpawnOptions, 'onOutput' | 'onExit'>>();
  /** What arrived for a pid before `spawn` resolved. */
  const early: FrameMessage[] = [];
  const portListeners = new Set<PortListener>();
  let lastId = 0;
  const ready = Promise.withResolvers<BrowserNode>();

  const call = <M extends keyof FrameCalls>(
    method: M,
    ...args: Parameters<FrameCalls[M]>
  ): Promise<ReturnType<FrameCalls[M]>> => {
    const id = ++lastId;
    const deferred = Promise.withResolvers<unknown>();
    pending.set(id, deferred);
    const request: FrameRequest = { id, method, args };
    port.postMessage(request);
    return deferred.promise as Promise<ReturnType<FrameCalls[M]>>;
  };

  function dispatch(message: FrameMessage): void {
    if (message.type === 'output') {
      for (const { run, ...event } of message.events) processes.get(run)?.onOutput(event);
    } else if (message.type === 'exit') {
      const { pid, type: _, ...exit } = message;
      const handlers = processes.get(pid);
      processes.delete(pid);
      handlers?.onExit(exit);
    }
  }

  port.onmessage = (event: MessageEvent<FrameMessage>) => {
    const message = event.data;
    switch (message.type) {
      case 'ready':
        ready.resolve(node);
        break;
      case 'result':
        pending.get(message.id)?.resolve(message.value);
        pending.delete(message.id);
        break;
      case 'port':
        for (const listener of portListeners) listener(message.port, message.open);
        break;
      case 'part':
        fetchPart(partUrls, message.name).then(
          (script) => call('providePart', message.name, script, ''),
          (error: unknown) => call('providePart', message.name, undefined, String(error)),
        );
        break;
      case 'error': {
        const error = Object.assign(
          new Error(message.message),
          message.code === undefined ? {} : { code: message.code },
        );
        pending.get(message.id)?.reject(error);
        pending.delete(message.id);
        break;
      }
      default:
        // `spawn` is answered before its first event, but its promise runs a microtask later.
        if (spawning > 0) early.push(message);
        else dispatch(message);
    }
  };
  let spawning = 0;

  const node: BrowserNode = {
    async spawn(command, args, { cwd, env, timeoutMs, outputBytes, record = false, onOutput, onExit }) {
      spawning++;
      try {
        const pid = await call('spawn', { command, args, env, cwd, timeoutMs, outputBytes, record });
        processes.set(pid, { onOutput, onExit });
        return pid;
      } finally {
        spawning--;
        if (spawning === 0) for (const message of early.splice(0)) dispatch(message);
      }
    },
    kill: (pid) => call('kill', pid),
    write: (pid, bytes) => call('write', pid, bytes),
    endInput: (pid) => call('endInput', pid),
    writeTree: (root, files, replace) => call('writeTree', root, files, replace),
    readFile: (path) => call('readFile', path),
    writeFile: (path, data) => call('writeFile', path, data),
    readdir: (path) => call('readdir', path),
    mkdir: (path) => call('mkdir', path),
    symlink: (target, path) => call('symlink', target, path),
    rm: (path) => call('rm', path),
    fetch: async (to, request) => await call('fetch', to, request),
    onPort: (listener) => {
      portListeners.add(listener);
      return () => portListeners.delete(listener);
    },
    dispose: () => {
      port.close();
      frame.remove();
      for (const { onExit } of processes.values()) onExit({ code: null, signal: 'SIGKILL', reason: 'killed' });
      processes.clear();
    },
  };
  return ready.promise;
}
