import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  EngineError,
  type EngineCapabilities,
  type EngineProcess,
  type EngineRequest,
  type EngineResponse,
  type FileTree,
  type LabEngine,
  type SpawnOptions,
} from '../types.ts';
import { startProcess } from './process.ts';

/** What real Node can do of the things a task may require; `postgres` is not part of Node. */
const FEATURES = {
  'node-test': true,
  fs: true,
  worker_threads: true,
  'shared-memory': true,
  child_process: true,
  shell: true,
  cluster: true,
  'http-server': true,
  'async-local-storage': true,
  streams: true,
  zlib: true,
  crypto: true,
  postgres: false,
} as const;

/**
 * The Node.js that runs this very program, for the command line and CI. Every engine has a temporary folder of its own as
 * root, removed by `dispose()`. It isolates labs from each other, not the machine from a lab: run only code you trust.
 */
export class NodeEngine implements LabEngine {
  readonly name = 'node';
  readonly root: string;
  readonly #running = new Set<EngineProcess>();

  private constructor(root: string) {
    this.root = root;
  }

  /** Makes the temporary folder. @throws {EngineError} `blocked-storage` when there is no writable temporary folder. */
  static async create(): Promise<NodeEngine> {
    try {
      // The real path, because Node resolves links in the paths that stacks and test events name.
      return new NodeEngine(await realpath(await mkdtemp(path.join(tmpdir(), 'hotpath-lab-'))));
    } catch (error) {
      throw new EngineError('blocked-storage', `cannot make a folder in ${tmpdir()}`, { cause: error });
    }
  }

  async boot(signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    await mkdir(this.root, { recursive: true });
  }

  async mount(files: FileTree): Promise<void> {
    for (const name of await readdir(this.root)) await this.rm(name);
    for (const [name, data] of Object.entries(files)) await this.writeFile(name, data);
  }

  async spawn(cmd: string, args: readonly string[], options: SpawnOptions = {}): Promise<EngineProcess> {
    const command = cmd === 'node' ? process.execPath : cmd;
    const heap = options.limits?.memoryMb;
    const flags = cmd === 'node' && heap !== undefined ? [`--max-old-space-size=${heap}`] : [];
    const started = await startProcess(command, [...flags, ...args], this.#resolve(options.cwd ?? '.'), options);
    this.#running.add(started);
    void started.exit.then(() => this.#running.delete(started));
    return started;
  }

  readFile(file: string): Promise<Uint8Array> {
    return readFile(this.#resolve(file));
  }

  async writeFile(file: string, data: string | Uint8Array): Promise<void> {
    const target = this.#resolve(file);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, data);
  }

  async readdir(folder: string): Promise<string[]> {
    return (await readdir(this.#resolve(folder))).sort();
  }

  async rm(file: string): Promise<void> {
    await rm(this.#resolve(file), { recursive: true, force: true });
  }

  /** Any port of this machine's loopback: processes of the system share it. */
  async fetch(port: number, request: EngineRequest): Promise<EngineResponse> {
    const { method = 'GET', path: target, headers = {}, body } = request;
    const url = new URL(target, `http://127.0.0.1:${port}`);
    const options = { method, headers, redirect: 'manual' as const };
    try {
      const bytes = typeof body === 'string' ? body : body === undefined ? undefined : new Uint8Array(body);
      const response = await fetch(url, bytes === undefined ? options : { ...options, body: bytes });
      const { status, statusText } = response;
      return { status, statusText, headers: [...response.headers], body: new Uint8Array(await response.arrayBuffer()) };
    } catch (error) {
      const { cause } = error as { cause?: { code?: string } };
      throw cause?.code === undefined ? error : Object.assign(error as Error, { code: cause.code });
    }
  }

  capabilities(): EngineCapabilities {
    return { node: process.versions.node, features: FEATURES };
  }

  async dispose(): Promise<void> {
    const running = [...this.#running];
    for (const one of running) one.kill();
    await Promise.all(running.map((one) => one.exit));
    await rm(this.root, { recursive: true, force: true, maxRetries: 3 });
  }

  #resolve(file: string): string {
    const target = path.resolve(this.root, file);
    if (target !== this.root && !target.startsWith(this.root + path.sep)) {
      throw new EngineError('crash', `${file} is outside of the lab's folder`);
    }
    return target;
  }
}
