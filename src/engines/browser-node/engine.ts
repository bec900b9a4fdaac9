/** The embedded engine behind the common interface. */
import { steps } from '#words/engines/steps.ts';
import { bootBrowserNode, BootError, type BrowserNode } from '../../browser-node/host.ts';
import { NOT_SECURE } from '../messages.ts';
import {
  EngineError,
  type BootStep,
  type EngineCapabilities,
  type EngineProcess,
  type EngineRequest,
  type EngineResponse,
  type ExitStatus,
  type FileTree,
  type LabEngine,
  type SpawnOptions,
} from '../types.ts';

/** Where the engine's files are served, and which Node they are. */
export interface EngineAssets {
  frameUrl: string;
  processUrl: string;
  libraryUrl: string;
  partUrls: Readonly<Record<string, string>>;
  node: string;
}

const ROOT = '/lab';
const ENVIRONMENT = {
  HOME: '/home/user',
  USER: 'user',
  PATH: '/usr/local/bin:/usr/bin:/bin',
  LANG: 'en_US.UTF-8',
  TMPDIR: '/tmp',
};

/** What labs may `require`, and whether this engine has it. */
const FEATURES: EngineCapabilities['features'] = {
  worker_threads: true,
  'shared-memory': true,
  'async-local-storage': true,
  streams: true,
  'node-test': true,
  fs: true,
  'http-server': true,
  cluster: true,
  child_process: true,
  shell: true,
  crypto: true,
  zlib: true,
};

export class BrowserNodeEngine implements LabEngine {
  readonly name = 'browser-node';
  readonly records = true;
  readonly root: string;
  readonly #assets: EngineAssets;
  #booting: Promise<BrowserNode> | undefined;
  #disposed = false;

  /** Files are mounted below `root`, the default working directory. */
  constructor(assets: EngineAssets, root = ROOT) {
    this.root = root;
    this.#assets = assets;
  }

  async boot(signal?: AbortSignal, onStep?: (step: BootStep) => void): Promise<void> {
    await this.#node(signal, onStep);
  }

  async mount(files: FileTree): Promise<void> {
    const node = await this.#node();
    await node.writeTree(this.root, { ...files }, true);
  }

  async spawn(cmd: string, args: readonly string[], options: SpawnOptions = {}): Promise<EngineProcess> {
    const node = await this.#node();
    options.signal?.throwIfAborted();
    const exit = Promise.withResolvers<ExitStatus>();
    const pid = await node.spawn(cmd, [...args], {
      cwd: this.#resolve(options.cwd ?? this.root),
      env: { ...ENVIRONMENT, ...options.env },
      timeoutMs: options.limits?.timeoutMs,
      outputBytes: options.limits?.outputBytes,
      onOutput: (event) => options.onOutput?.(event),
      record: options.onRecording !== undefined,
      onExit: ({ record, ...status }) => {
        if (record !== undefined) options.onRecording?.(record);
        exit.resolve(status);
      },
    });
    const kill = (): void => {
      void node.kill(pid);
    };
    options.signal?.addEventListener('abort', kill, { once: true });
    // A signal may outlive many runs, and would hold each with its output.
    void exit.promise.then(() => options.signal?.removeEventListener('abort', kill));
    if (options.signal?.aborted === true) kill();
    return {
      pid,
      exit: exit.promise,
      kill,
      write: (data) => {
        void node.write(pid, typeof data === 'string' ? new TextEncoder().encode(data) : new Uint8Array(data));
      },
      end: () => {
        void node.endInput(pid);
      },
    };
  }

  async readFile(path: string): Promise<Uint8Array> {
    return (await this.#node()).readFile(this.#resolve(path));
  }

  async writeFile(path: string, data: string | Uint8Array): Promise<void> {
    await (await this.#node()).writeFile(this.#resolve(path), data);
  }

  async readdir(path: string): Promise<string[]> {
    return (await this.#node()).readdir(this.#resolve(path));
  }

  async rm(path: string): Promise<void> {
    await (await this.#node()).rm(this.#resolve(path));
  }

  /** Makes a symbolic link at `path`; creates missing folders on the way. */
  async symlink(target: string, path: string): Promise<void> {
    await (await this.#node()).symlink(target, this.#resolve(path));
  }

  async fetch(port: number, request: EngineRequest): Promise<EngineResponse> {
    const node = await this.#node();
    const { method = 'GET', path, headers = {}, body = '' } = request;
    const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
    return node.fetch(port, { method, path, headers: { ...headers }, body: bytes });
  }

  async onPort(listener: (port: number, open: boolean) => void): Promise<() => void> {
    return (await this.#node()).onPort(listener);
  }

  capabilities(): EngineCapabilities {
    return { node: this.#assets.node, features: FEATURES };
  }

  async dispose(): Promise<void> {
    this.#disposed = true;
    const booting = this.#booting;
    this.#booting = undefined;
    const node = await booting?.catch(() => undefined);
    node?.dispose();
  }

  #resolve(path: string): string {
    return path.startsWith('/') ? path : `${this.root}/${path}`;
  }

  #node(signal?: AbortSignal, onStep?: (step: BootStep) => void): Promise<BrowserNode> {
    if (this.#disposed) return Promise.reject(new EngineError('crash', 'The engine has been disposed of.'));
    if (this.#booting === undefined) {
      const booting = this.#start(signal, onStep);
      // A boot that failed can be tried again.
      booting.catch(() => {
        if (this.#booting === booting) this.#booting = undefined;
      });
      this.#booting = booting;
    }
    return this.#booting;
  }

  async #start(signal: AbortSignal | undefined, onStep: ((step: BootStep) => void) | undefined): Promise<BrowserNode> {
    const startedAt = new Map<string, number>();
    try {
      return await bootBrowserNode({
        frameUrl: this.#assets.frameUrl,
        processUrl: this.#assets.processUrl,
        libraryUrl: this.#assets.libraryUrl,
        partUrls: this.#assets.partUrls,
        ...(signal === undefined ? {} : { signal }),
        onStep: (id, status) => {
          const label = steps[id];
          if (status === 'running') startedAt.set(id, performance.now());
          const ms = performance.now() - (startedAt.get(id) ?? performance.now());
          onStep?.(status === 'running' ? { id, label, status } : { id, label, status, ms });
        },
      });
    } catch (cause) {
      if (cause instanceof BootError) {
        const advice = cause.kind === 'not-isolated' && !isSecureContext ? { advice: NOT_SECURE } : {};
        throw new EngineError(cause.kind, cause.message, { cause, ...advice });
      }
      throw cause;
    }
  }
}
