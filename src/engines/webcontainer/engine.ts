/** StackBlitz WebContainers behind the common interface. */
import type { WebContainer } from '@webcontainer/api';
import { abortable } from '../abortable.ts';
import { probeFeatures } from '../probe/run.ts';
import type {
  BootStep,
  EngineCapabilities,
  EngineProcess,
  EngineRequest,
  EngineResponse,
  FileTree,
  LabEngine,
  SpawnOptions,
} from '../types.ts';
import { bootContainer, bootHangs, loadClient } from './client.ts';
import { browserFacts, checkBrowser, classifyFailure, containerError, type BrowserFacts } from './failures.ts';
import { ContainerPorts } from './ports.ts';
import { followProcess } from './process.ts';
import { requestInside } from './request.ts';
import type { ContainerEngine, WebContainerSettings } from './settings.ts';
import { BootSteps } from './steps.ts';
import { relativeTo, toFileSystemTree } from './tree.ts';

/** Name of the working directory; the container puts it below `/home`. */
const WORKDIR = 'lab';
/** Programs see a terminal: they are told that it shows no colours. */
const ENVIRONMENT = { NO_COLOR: '1', TERM: 'dumb' };
/** Milliseconds that the container may take for anything that is not a process: it answers at once, or is gone. */
const CALL_MS = 20_000;

/** A container that runs. */
interface Running {
  container: WebContainer;
  /** Resolved when it is gone. */
  lost: PromiseWithResolvers<Error>;
}

export class WebContainerEngine implements ContainerEngine {
  readonly name = 'webcontainer';
  onLate: (() => void) | undefined;
  readonly #settings: WebContainerSettings;
  readonly #facts: () => BrowserFacts;
  readonly #steps = new BootSteps();
  readonly #ports = new ContainerPorts();
  #booting: Promise<Running> | undefined;
  #running: Running | undefined;
  #found: EngineCapabilities | undefined;
  #healthy = true;
  #disposed = false;
  #lastPid = 0;

  constructor(settings: WebContainerSettings, facts = browserFacts) {
    this.#settings = settings;
    this.#facts = facts;
  }

  get root(): string {
    return this.#running?.container.workdir ?? `/home/${WORKDIR}`;
  }

  get healthy(): boolean {
    return this.#healthy;
  }

  async boot(signal?: AbortSignal, onStep?: (step: BootStep) => void): Promise<void> {
    const forget = onStep === undefined ? undefined : this.#steps.follow(onStep);
    try {
      if (!this.#healthy) await this.#tearDown();
      await abortable(this.#ready(), signal);
    } finally {
      forget?.();
    }
  }

  async mount(files: FileTree): Promise<void> {
    // A fresh container, if something in the old one may still be spinning.
    await this.boot();
    const { container } = await this.#ready();
    const tree = toFileSystemTree(files, (path) => this.#relative(path));
    for (const name of await this.#call(container.fs.readdir('.'))) {
      await this.#call(container.fs.rm(name, { recursive: true, force: true }));
    }
    await this.#call(container.mount(tree));
  }

  async spawn(cmd: string, args: readonly string[], options: SpawnOptions = {}): Promise<EngineProcess> {
    if (!this.#healthy) await this.#renewWithFiles();
    options.signal?.throwIfAborted();
    const running = await this.#ready();
    const { container, lost } = running;
    const cwd = this.#relative(options.cwd ?? '.');
    const env = { ...ENVIRONMENT, ...options.env };
    const process = await this.#call(container.spawn(cmd, [...args], { cwd, env }));
    return followProcess(process, ++this.#lastPid, options, {
      lost: lost.promise,
      onForced: () => {
        if (this.#running === running) this.#healthy = false;
      },
    });
  }

  async readFile(path: string): Promise<Uint8Array> {
    const { container } = await this.#ready();
    return this.#call(container.fs.readFile(this.#relative(path)));
  }

  async writeFile(path: string, data: string | Uint8Array): Promise<void> {
    const { container } = await this.#ready();
    const file = this.#relative(path);
    const folder = file.slice(0, Math.max(0, file.lastIndexOf('/')));
    if (folder !== '') await this.#call(container.fs.mkdir(folder, { recursive: true }));
    await this.#call(container.fs.writeFile(file, data));
  }

  async readdir(path: string): Promise<string[]> {
    const { container } = await this.#ready();
    return (await this.#call(container.fs.readdir(this.#relative(path)))).sort();
  }

  async rm(path: string): Promise<void> {
    const { container } = await this.#ready();
    await this.#call(container.fs.rm(this.#relative(path), { recursive: true, force: true }));
  }

  async fetch(port: number, request: EngineRequest): Promise<EngineResponse> {
    await this.#ready();
    return requestInside(this, port, request);
  }

  async onPort(listener: (port: number, open: boolean) => void): Promise<() => void> {
    const stop = this.#ports.subscribe(listener);
    await this.#ready();
    return stop;
  }

  capabilities(): EngineCapabilities {
    return this.#found ?? { node: '', features: {} };
  }

  async dispose(): Promise<void> {
    this.#disposed = true;
    await this.#tearDown();
  }

  #relative(path: string): string {
    return relativeTo(this.root, path);
  }

  #ready(): Promise<Running> {
    if (this.#disposed) return Promise.reject(containerError('crash', 'the engine has been disposed of'));
    if (this.#booting === undefined) {
      const booting = this.#start();
      this.#booting = booting;
      // A boot that failed can be tried again.
      booting.catch(() => {
        if (this.#booting === booting) this.#booting = undefined;
      });
    }
    return this.#booting;
  }

  async #start(): Promise<Running> {
    this.#steps.reset();
    const { apiKey, bootTimeoutMs, coep } = this.#settings;
    const timeout = new AbortController();
    const late = timeout.signal;
    const timer = setTimeout(() => timeout.abort(), bootTimeoutMs);
    try {
      await this.#steps.run('check', async () => checkBrowser(this.#facts()));
      const client = await this.#steps.run('client', () => abortable(loadClient(apiKey), late));
      const container = await this.#steps.run('runtime', () =>
        bootContainer(client, { coep, workdirName: WORKDIR }, late, () => this.onLate?.()),
      );
      clearTimeout(timer);
      const running: Running = { container, lost: Promise.withResolvers() };
      this.#running = running;
      this.#healthy = true;
      this.#ports.follow(container);
      container.on('error', ({ message }) => this.#lose(running, classifyFailure(new Error(message))));
      if (this.#found === undefined) await this.#steps.run('probe', () => this.#probe(running));
      else this.#steps.skip('probe');
      this.#ports.speak();
      return running;
    } catch (error) {
      clearTimeout(timer);
      await this.#tearDown();
      if (!late.aborted || error !== late.reason) throw classifyFailure(error);
      const seconds = Math.round(bootTimeoutMs / 1000);
      throw containerError('timeout', `no answer in ${seconds} s`, error, bootHangs() ? 'reload' : 'again');
    }
  }

  /** Finds out what this container can do. One that cannot even run a program is of no use. */
  async #probe(running: Running): Promise<void> {
    const direct: Pick<LabEngine, 'spawn' | 'readFile' | 'writeFile' | 'rm'> = {
      spawn: async (cmd, args, options = {}) => {
        const env = { ...ENVIRONMENT, ...options.env };
        const process = await this.#call(running.container.spawn(cmd, [...args], { env }));
        const hooks = { lost: running.lost.promise, onForced: () => (this.#healthy = false) };
        return followProcess(process, ++this.#lastPid, options, hooks);
      },
      readFile: (path) => this.#call(running.container.fs.readFile(path)),
      writeFile: async (path, data) => {
        await this.#call(running.container.fs.mkdir(path.split('/').slice(0, -1).join('/'), { recursive: true }));
        await this.#call(running.container.fs.writeFile(path, data));
      },
      rm: (path) => this.#call(running.container.fs.rm(path, { recursive: true, force: true })),
    };
    const { node, probes } = await probeFeatures(direct);
    if (node === '') throw containerError('crash', 'the container started, but runs no program');
    const features = Object.fromEntries(Object.entries(probes).map(([name, { ok }]) => [name, ok]));
    this.#found = { node, features: { ...features, postgres: false } };
  }

  /** A call to the container that is bound to end: with its answer, with the container, or by time. */
  async #call<T>(call: Promise<T>): Promise<T> {
    const timeout = Promise.withResolvers<never>();
    const timer = setTimeout(() => timeout.reject(containerError('crash', 'the container does not answer')), CALL_MS);
    const lost = this.#running?.lost.promise.then((error) => Promise.reject(error));
    try {
      return await Promise.race([call, timeout.promise, ...(lost === undefined ? [] : [lost])]);
    } catch (error) {
      throw withCode(error);
    } finally {
      clearTimeout(timer);
    }
  }

  #lose(running: Running, error: Error): void {
    running.lost.resolve(error);
    if (this.#running === running) this.#ports.closeAll();
    if (this.#running === running) this.#healthy = false;
  }

  /** Another container with the same files. */
  async #renewWithFiles(): Promise<void> {
    const before = this.#running?.container;
    const snapshot = before && (await this.#call(before.export('.', { format: 'binary' })).catch(() => undefined));
    await this.boot();
    if (snapshot === undefined) return;
    const { container } = await this.#ready();
    // The client hands the buffer itself over to the container.
    await this.#call(container.mount(snapshot.slice()));
  }

  async #tearDown(): Promise<void> {
    const running = this.#running;
    this.#running = undefined;
    this.#booting = undefined;
    this.#healthy = true;
    if (running === undefined) return;
    this.#ports.closeAll();
    running.lost.resolve(containerError('crash', 'the container was torn down'));
    try {
      running.container.teardown();
    } catch {
      // It has been torn down already.
    }
  }
}

/** Errors of the file system come without their `code`; their message begins with it. */
function withCode(error: unknown): unknown {
  if (!(error instanceof Error) || 'code' in error) return error;
  const code = /\b(E[A-Z]{3,})\b/.exec(error.message)?.[1] ?? (/not found/i.test(error.message) ? 'ENOENT' : undefined);
  return code === undefined ? error : Object.assign(error, { code });
}
