/** The embedded engine in a real Chromium, as a `LabEngine` of the test process: tests and the author gate run on it unchanged. */
import { createServer, type Server } from 'node:http';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from '@playwright/test';
import { build } from 'esbuild';
import { ENGINE_DIR, readManifest } from '../../src/browser-node/build/build.ts';
import type {
  EngineCapabilities,
  EngineProcess,
  ExitStatus,
  FileTree,
  LabEngine,
  OutputEvent,
  SpawnOptions,
} from '../../src/engines/types.ts';
import { CONTENT_TYPES, headersFor } from '../../src/site/headers.ts';
import { findChromium } from './browser.ts';

type EngineEvent = { exit: ExitStatus } | (Omit<OutputEvent, 'bytes'> & { bytes: string });

const toBinary = (data: string | Uint8Array): string => Buffer.from(data).toString('latin1');
const fromBinary = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

/** A browser and a server with nothing but the engine on it; shared by the tests of a file. */
export class EnginePages {
  readonly #browser: Browser;
  readonly #server: Server;

  private constructor(browser: Browser, server: Server) {
    this.#browser = browser;
    this.#server = server;
  }

  static async start(): Promise<EnginePages> {
    const bundle = await build({
      entryPoints: [fileURLToPath(new URL('engine-client.ts', import.meta.url))],
      bundle: true,
      write: false,
      format: 'iife',
      target: 'es2024',
      logLevel: 'error',
    });
    const script = bundle.outputFiles[0]?.text ?? '';
    const manifest = readManifest();
    const files = new Map<string, string | Buffer>([
      ['/', '<!doctype html><title>engine</title><body><script src="/client.js"></script></body>'],
      ['/client.js', script],
    ]);
    for (const { file } of [manifest.frame, manifest.process])
      files.set(`/engine/${file}`, readFileSync(`${ENGINE_DIR}${file}`));
    const server = createServer((request, response) => {
      const path = request.url ?? '/';
      const body = files.get(path);
      const type = CONTENT_TYPES[path.split('.').at(-1) ?? ''] ?? CONTENT_TYPES['html'] ?? '';
      response.writeHead(body === undefined ? 404 : 200, { ...headersFor(path), 'Content-Type': type });
      response.end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new EnginePages(await chromium.launch(await findChromium()), server);
  }

  /** A fresh page with a booted engine. */
  async open(): Promise<PageEngine> {
    const { port } = this.#server.address() as AddressInfo;
    const page = await this.#browser.newPage();
    await page.goto(`http://127.0.0.1:${String(port)}/`);
    return PageEngine.boot(page);
  }

  async close(): Promise<void> {
    await this.#browser.close();
    this.#server.close();
    this.#server.closeAllConnections();
  }
}

export class PageEngine implements LabEngine {
  readonly name = 'browser-node';
  readonly root = '/lab';
  readonly page: Page;
  #features: Record<string, boolean> = {};
  #lastKey = 0;
  readonly #listeners = new Map<number, (event: EngineEvent) => void>();

  private constructor(page: Page) {
    this.page = page;
  }

  static async boot(page: Page): Promise<PageEngine> {
    const engine = new PageEngine(page);
    await page.exposeFunction('onEngineEvent', (key: number, event: EngineEvent) =>
      engine.#listeners.get(key)?.(event),
    );
    const { frame, process, node } = readManifest();
    const assets = { frameUrl: `/engine/${frame.file}`, processUrl: `/engine/${process.file}`, node };
    engine.#features = await page.evaluate(async (given) => {
      await window.engineClient.boot(given);
      return window.engineClient.features();
    }, assets);
    return engine;
  }

  boot(): Promise<void> {
    return Promise.resolve();
  }

  mount(files: FileTree): Promise<void> {
    const lowered = Object.fromEntries(Object.entries(files).map(([path, data]) => [path, toBinary(data)]));
    return this.page.evaluate((tree) => window.engineClient.mount(tree), lowered);
  }

  async spawn(cmd: string, args: readonly string[], options: SpawnOptions = {}): Promise<EngineProcess> {
    const key = ++this.#lastKey;
    const exit = Promise.withResolvers<ExitStatus>();
    this.#listeners.set(key, (event) => {
      if ('exit' in event) {
        this.#listeners.delete(key);
        exit.resolve(event.exit);
      } else options.onOutput?.({ ...event, bytes: fromBinary(event.bytes) });
    });
    const { cwd, env, limits, signal } = options;
    const request = {
      cmd,
      args: [...args],
      ...(cwd === undefined ? {} : { cwd }),
      ...(env === undefined ? {} : { env: { ...env } }),
      ...(limits === undefined ? {} : { limits }),
    };
    const { pid } = await this.page.evaluate(([id, spawn]) => window.engineClient.spawn(id, spawn), [
      key,
      request,
    ] as const);
    const kill = (): void => {
      void this.page.evaluate((id) => {
        window.engineClient.kill(id);
      }, key);
    };
    signal?.addEventListener('abort', kill, { once: true });
    if (signal?.aborted === true) kill();
    return {
      pid,
      exit: exit.promise,
      kill,
      write: () => {
        throw new Error('stdin is not connected');
      },
    };
  }

  async readFile(path: string): Promise<Uint8Array> {
    return fromBinary(await this.page.evaluate((name) => window.engineClient.readFile(name), path));
  }

  writeFile(path: string, data: string | Uint8Array): Promise<void> {
    return this.page.evaluate(([name, text]) => window.engineClient.writeFile(name, text), [
      path,
      toBinary(data),
    ] as const);
  }

  readdir(path: string): Promise<string[]> {
    return this.page.evaluate((name) => window.engineClient.readdir(name), path);
  }

  rm(path: string): Promise<void> {
    return this.page.evaluate((name) => window.engineClient.rm(name), path);
  }

  capabilities(): EngineCapabilities {
    return { node: readManifest().node, features: this.#features };
  }

  async dispose(): Promise<void> {
    await this.page.close();
  }

  /** Runs `node` with `args` and collects what it prints. */
  async run(
    args: readonly string[],
    options: SpawnOptions = {},
  ): Promise<{ stdout: string; stderr: string; exit: ExitStatus }> {
    const chunks: [fd: 1 | 2, bytes: Uint8Array][] = [];
    const process = await this.spawn('node', args, {
      ...options,
      onOutput: (event) => chunks.push([event.fd, event.bytes]),
    });
    const exit = await process.exit;
    const text = (fd: 1 | 2): string =>
      Buffer.concat(chunks.filter(([from]) => from === fd).map(([, bytes]) => bytes)).toString();
    return { stdout: text(1), stderr: text(2), exit };
  }
}
