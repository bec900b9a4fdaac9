/** Bundled into the page of engine-page.ts: the embedded engine, reachable by the tests. */
import { BrowserNodeEngine, type EngineAssets } from '../../src/engines/browser-node/engine.ts';
import type { EngineProcess, SpawnLimits } from '../../src/engines/types.ts';

export interface ClientSpawn {
  cmd: string;
  args: string[];
  cwd?: string;
  env?: Record<string, string>;
  limits?: SpawnLimits;
}

/** Calls of the test process, by `page.evaluate`. Bytes travel as binary strings. */
export interface EngineClient {
  boot(assets: EngineAssets): Promise<void>;
  mount(files: Record<string, string>): Promise<void>;
  spawn(key: number, options: ClientSpawn): Promise<{ pid: number }>;
  kill(key: number): void;
  readFile(path: string): Promise<string>;
  writeFile(path: string, data: string): Promise<void>;
  readdir(path: string): Promise<string[]>;
  rm(path: string): Promise<void>;
  features(): Record<string, boolean>;
  dispose(): Promise<void>;
}

declare global {
  interface Window {
    engineClient: EngineClient;
    /** Given by Playwright: an output event or the exit of the process `key`. */
    onEngineEvent(key: number, event: unknown): Promise<void>;
  }
}

const toBinary = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
const fromBinary = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

let engine: BrowserNodeEngine | undefined;
const processes = new Map<number, EngineProcess>();

function current(): BrowserNodeEngine {
  if (engine === undefined) throw new Error('boot first');
  return engine;
}

window.engineClient = {
  async boot(assets) {
    engine = new BrowserNodeEngine(assets);
    await engine.boot();
  },
  mount: (files) =>
    current().mount(Object.fromEntries(Object.entries(files).map(([path, data]) => [path, fromBinary(data)]))),
  async spawn(key, { cmd, args, ...options }) {
    const pending: Promise<void>[] = [];
    const process = await current().spawn(cmd, args, {
      ...options,
      onOutput: (event) => {
        pending.push(window.onEngineEvent(key, { ...event, bytes: toBinary(event.bytes) }));
      },
    });
    processes.set(key, process);
    void process.exit.then(async (status) => {
      processes.delete(key);
      await Promise.all(pending);
      await window.onEngineEvent(key, { exit: status });
    });
    return { pid: process.pid };
  },
  kill(key) {
    processes.get(key)?.kill();
  },
  readFile: async (path) => toBinary(await current().readFile(path)),
  writeFile: (path, data) => current().writeFile(path, fromBinary(data)),
  readdir: (path) => current().readdir(path),
  rm: (path) => current().rm(path),
  features: () => ({ ...current().capabilities().features }),
  dispose: () => current().dispose(),
};
