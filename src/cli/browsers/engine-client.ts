/** Bundled into the page of engine-server.ts: the embedded engine, reachable from this machine by `evaluate`. */
import { BrowserNodeEngine, type EngineAssets } from '../../engines/browser-node/engine.ts';
import type {
  EngineProcess,
  EngineRequest,
  EngineResponse,
  ExitStatus,
  OutputEvent,
  RecordedLane,
  RunRecording,
  SpawnLimits,
} from '../../engines/types.ts';
import type { TreeHeader } from './engine-server.ts';

export interface ClientSpawn {
  cmd: string;
  args: string[];
  cwd?: string;
  env?: Record<string, string>;
  limits?: SpawnLimits;
  record?: boolean;
}

/** A recording as it travels: spans as plain arrays. */
export type SentRecording = Omit<RunRecording, 'lanes'> & {
  lanes: (Omit<RecordedLane, 'spans'> & { spans: number[] })[];
};

/** An output event with its bytes as text (one character a byte), the recording, or how the process ended. `key` is the process's. */
export type EngineEvent = { key: number } & (
  { exit: ExitStatus } | { recording: SentRecording } | (Omit<OutputEvent, 'bytes'> & { bytes: string })
);

export type ClientRequest = Omit<EngineRequest, 'body'> & { body?: string };
export type ClientResponse = Omit<EngineResponse, 'body'> & { body: string };

/** Calls from outside. Bytes travel as binary strings, trees by HTTP. */
export interface EngineClient {
  boot(assets: EngineAssets, root: string | undefined): Promise<void>;
  /** Milliseconds to the first output of `code`: with the boot of a new engine, and once more in the same. */
  measureStarts(assets: EngineAssets, code: string): Promise<{ cold: number; warm: number }>;
  mount(url: string): Promise<void>;
  spawn(key: number, options: ClientSpawn): Promise<{ pid: number }>;
  write(key: number, data: string): void;
  end(key: number): void;
  kill(key: number): void;
  readFile(path: string): Promise<string>;
  writeFile(path: string, data: string): Promise<void>;
  readdir(path: string): Promise<string[]>;
  rm(path: string): Promise<void>;
  fetch(port: number, request: ClientRequest): Promise<ClientResponse>;
  /** Ports that have begun (true) or ceased to take connections since the boot, in order. */
  ports(): [port: number, open: boolean][];
  features(): Record<string, boolean>;
}

declare global {
  interface Window {
    engineClient: EngineClient;
    /** Exposed by the driver. */
    onEngineEvents(events: EngineEvent[]): Promise<void>;
  }
}

const CHARACTERS_AT_ONCE = 8192;

function toBinary(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHARACTERS_AT_ONCE)
    text += String.fromCharCode(...bytes.subarray(at, at + CHARACTERS_AT_ONCE));
  return text;
}

const fromBinary = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

let engine: BrowserNodeEngine | undefined;
const ports: [port: number, open: boolean][] = [];
const processes = new Map<number, EngineProcess>();

function current(): BrowserNodeEngine {
  if (engine === undefined) throw new Error('boot first');
  return engine;
}

/** Files and links of a tree, as engine-server.ts sends them. */
async function fetchTree(url: string): Promise<{ files: Record<string, Uint8Array>; links: TreeHeader['links'] }> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: HTTP ${String(response.status)}`);
  const buffer = await response.arrayBuffer();
  const headerLength = new DataView(buffer).getUint32(0, true);
  const json = new TextDecoder().decode(new Uint8Array(buffer, 4, headerLength));
  const { files, links } = JSON.parse(json) as TreeHeader;
  let at = 4 + headerLength;
  const tree = Object.fromEntries(
    files.map(([path, size]) => {
      const bytes = new Uint8Array(buffer, at, size);
      at += size;
      return [path, bytes];
    }),
  );
  return { files: tree, links };
}

/** Until the engine of an earlier measurement is gone: to end half a dozen Workers takes a browser longer than a start. */
const GONE_MS = 2000;

/** Until the engine has made the next process ready. */
const REFILLED_MS = 1500;

/** When `code` has printed something; resolves when it has ended. */
async function firstOutput(from: BrowserNodeEngine, code: string): Promise<number> {
  let at: number | undefined;
  const process = await from.spawn('node', ['-e', code], { onOutput: () => (at ??= performance.now()) });
  await process.exit;
  if (at === undefined) throw new Error('the program printed nothing');
  return at;
}

const queue: EngineEvent[] = [];
let sending = false;

/** One message at a time: drivers do not promise to keep the order of several. */
async function send(event: EngineEvent): Promise<void> {
  queue.push(event);
  if (sending) return;
  sending = true;
  while (queue.length > 0) await window.onEngineEvents(queue.splice(0));
  sending = false;
}

window.engineClient = {
  async boot(assets, root) {
    engine = new BrowserNodeEngine(assets, root);
    await engine.boot();
    await engine.onPort((port, open) => ports.push([port, open]));
  },
  async measureStarts(assets, code) {
    await new Promise((resolve) => setTimeout(resolve, GONE_MS));
    const begun = performance.now();
    const measured = new BrowserNodeEngine(assets);
    await measured.boot();
    const cold = (await firstOutput(measured, code)) - begun;
    await new Promise((resolve) => setTimeout(resolve, REFILLED_MS));
    const again = performance.now();
    const warm = (await firstOutput(measured, code)) - again;
    await measured.dispose();
    return { cold, warm };
  },
  async mount(url) {
    const { files, links } = await fetchTree(url);
    await current().mount(files);
    for (const [path, target] of links) await current().symlink(target, path);
  },
  async spawn(key, { cmd, args, record = false, ...options }) {
    const process = await current().spawn(cmd, args, {
      ...options,
      onOutput: (event) => void send({ ...event, key, bytes: toBinary(event.bytes) }),
      ...(record
        ? {
            onRecording: ({ lanes, ...rest }) => {
              const sent = lanes.map((lane) => ({ ...lane, spans: [...lane.spans] }));
              void send({ key, recording: { ...rest, lanes: sent } });
            },
          }
        : {}),
    });
    processes.set(key, process);
    void process.exit.then((exit) => {
      processes.delete(key);
      void send({ key, exit });
    });
    return { pid: process.pid };
  },
  write(key, data) {
    processes.get(key)?.write(fromBinary(data));
  },
  end(key) {
    processes.get(key)?.end();
  },
  kill(key) {
    processes.get(key)?.kill();
  },
  readFile: async (path) => toBinary(await current().readFile(path)),
  writeFile: (path, data) => current().writeFile(path, fromBinary(data)),
  readdir: (path) => current().readdir(path),
  rm: (path) => current().rm(path),
  fetch: async (port, { body, ...request }) => {
    const answer = await current().fetch(port, {
      ...request,
      ...(body === undefined ? {} : { body: fromBinary(body) }),
    });
    return { ...answer, body: toBinary(answer.body) };
  },
  ports: () => ports,
  features: () => ({ ...current().capabilities().features }),
};
