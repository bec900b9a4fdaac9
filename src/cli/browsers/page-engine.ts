/** The engine of a page as a `LabEngine` of this process. */
import { readManifest } from '../../browser-node/build/build.ts';
import type {
  EngineCapabilities,
  EngineProcess,
  EngineRequest,
  EngineResponse,
  ExitStatus,
  FileTree,
  LabEngine,
  SpawnOptions,
} from '../../engines/types.ts';
import type { EngineAssets } from '../../engines/browser-node/engine.ts';
import type { DrivenPage } from './driver.ts';
import type { EngineEvent } from './engine-client.ts';
import type { EngineServer, ServedTree } from './engine-server.ts';

const toBinary = (data: string | Uint8Array): string => Buffer.from(data).toString('latin1');
const fromBinary = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

/** What a program printed, and how it ended. */
export interface CollectedRun {
  stdout: string;
  stderr: string;
  exit: ExitStatus;
}

/** Of {@link PageEngine.run}. */
export interface RunOptions {
  /** Instead of `node`. */
  command?: string;
  /** What the program reads from its stdin. */
  input?: string;
}

/** Where engine-server.ts serves the built engine. */
function engineAssets(): EngineAssets {
  const { frame, process, library, parts, node } = readManifest();
  const url = (file: string): string => `/engine/${file}`;
  const partUrls = Object.fromEntries(Object.entries(parts).map(([name, { file }]) => [name, url(file)]));
  const [frameUrl, processUrl, libraryUrl] = [url(frame.file), url(process.file), url(library.file)];
  return { frameUrl, processUrl, libraryUrl, partUrls, node };
}

export class PageEngine implements LabEngine {
  readonly name = 'browser-node';
  readonly records = true;
  readonly root: string;
  readonly #page: DrivenPage;
  readonly #server: EngineServer;
  #features: Record<string, boolean> = {};
  #lastKey = 0;
  readonly #listeners = new Map<number, (event: EngineEvent) => void>();

  private constructor(page: DrivenPage, server: EngineServer, root: string) {
    this.#page = page;
    this.#server = server;
    this.root = root;
  }

  /** Opens the server's page and boots the engine in it. */
  static async boot(page: DrivenPage, server: EngineServer, root = '/lab'): Promise<PageEngine> {
    const engine = new PageEngine(page, server, root);
    await page.expose('onEngineEvents', (events: EngineEvent[]) => {
      for (const event of events) engine.#listeners.get(event.key)?.(event);
    });
    await page.goto(server.url);
    const assets = engineAssets();
    engine.#features = await page.evaluate(
      async ([given, at]) => {
        await window.engineClient.boot(given, at);
        return window.engineClient.features();
      },
      [assets, root] as const,
    );
    return engine;
  }

  /** See EnginePages.measureStarts. The page is closed afterwards. */
  static async measureStarts(
    page: DrivenPage,
    server: EngineServer,
    code: string,
  ): Promise<{ cold: number; warm: number }> {
    try {
      await page.goto(server.url);
      return await page.evaluate(([given, text]) => window.engineClient.measureStarts(given, text), [
        engineAssets(),
        code,
      ] as const);
    } finally {
      await page.close();
    }
  }

  boot(): Promise<void> {
    return Promise.resolve();
  }

  mount(files: FileTree): Promise<void> {
    return this.mountTree({ files });
  }

  /** Like {@link mount}, for trees with symbolic links and with files that lie on this machine. */
  mountTree(tree: ServedTree): Promise<void> {
    return this.#server.withTree(tree, (url) => this.#page.evaluate((from) => window.engineClient.mount(from), url));
  }

  async spawn(cmd: string, args: readonly string[], options: SpawnOptions = {}): Promise<EngineProcess> {
    const key = ++this.#lastKey;
    const exit = Promise.withResolvers<ExitStatus>();
    this.#listeners.set(key, (event) => {
      if ('exit' in event) {
        this.#listeners.delete(key);
        exit.resolve(event.exit);
      } else if ('recording' in event) {
        const lanes = event.recording.lanes.map((lane) => ({ ...lane, spans: Int32Array.from(lane.spans) }));
        options.onRecording?.({ ...event.recording, lanes });
      } else {
        const { key: _, ...output } = event;
        options.onOutput?.({ ...output, bytes: fromBinary(event.bytes) });
      }
    });
    const { cwd, env, limits, signal } = options;
    const request = {
      cmd,
      args: [...args],
      ...(cwd === undefined ? {} : { cwd }),
      ...(env === undefined ? {} : { env: { ...env } }),
      ...(limits === undefined ? {} : { limits }),
      record: options.onRecording !== undefined,
    };
    const { pid } = await this.#page.evaluate(([id, spawn]) => window.engineClient.spawn(id, spawn), [
      key,
      request,
    ] as const);
    const tell = (action: (id: number) => void): void => {
      // A page that is closed has no process left to tell.
      this.#page.evaluate(action, key).catch(() => undefined);
    };
    const kill = (): void => tell((id) => window.engineClient.kill(id));
    signal?.addEventListener('abort', kill, { once: true });
    if (signal?.aborted === true) kill();
    return {
      pid,
      exit: exit.promise,
      kill,
      end: () => tell((id) => window.engineClient.end(id)),
      write: (data) => {
        this.#page
          .evaluate(([id, text]) => window.engineClient.write(id, text), [key, toBinary(data)] as const)
          .catch(() => undefined);
      },
    };
  }

  async readFile(path: string): Promise<Uint8Array> {
    return fromBinary(await this.#page.evaluate((name) => window.engineClient.readFile(name), path));
  }

  writeFile(path: string, data: string | Uint8Array): Promise<void> {
    return this.#page.evaluate(([name, text]) => window.engineClient.writeFile(name, text), [
      path,
      toBinary(data),
    ] as const);
  }

  readdir(path: string): Promise<string[]> {
    return this.#page.evaluate((name) => window.engineClient.readdir(name), path);
  }

  rm(path: string): Promise<void> {
    return this.#page.evaluate((name) => window.engineClient.rm(name), path);
  }

  async fetch(port: number, { body, ...request }: EngineRequest): Promise<EngineResponse> {
    const lowered = { ...request, ...(body === undefined ? {} : { body: toBinary(body) }) };
    const answer = await this.#page.evaluate(([to, given]) => window.engineClient.fetch(to, given), [
      port,
      lowered,
    ] as const);
    return { ...answer, body: fromBinary(answer.body) };
  }

  /** Ports that have begun (true) or ceased to take connections since the boot, in order. */
  ports(): Promise<[port: number, open: boolean][]> {
    return this.#page.evaluate(() => window.engineClient.ports(), undefined);
  }

  capabilities(): EngineCapabilities {
    return { node: readManifest().node, features: this.#features };
  }

  async dispose(): Promise<void> {
    await this.#page.close();
  }

  /** Runs `node` (or another command) with `args` and `input` as its whole stdin, and collects what it prints. */
  async run(args: readonly string[], options: SpawnOptions & RunOptions = {}): Promise<CollectedRun> {
    const chunks: [fd: 1 | 2, bytes: Uint8Array][] = [];
    const process = await this.spawn(options.command ?? 'node', args, {
      ...options,
      onOutput: (event) => chunks.push([event.fd, event.bytes]),
    });
    if (options.input !== undefined) process.write(options.input);
    process.end();
    const exit = await process.exit;
    const text = (fd: 1 | 2): string =>
      Buffer.concat(chunks.filter(([from]) => from === fd).map(([, bytes]) => bytes)).toString();
    return { stdout: text(1), stderr: text(2), exit };
  }
}
