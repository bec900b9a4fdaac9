/** Runs in the client's frame, where StackBlitz's runtime would: the client's protocol on one side, the server's on the other. */
// The client's own copy: both ends have to speak the same version.
import { Comlink } from '../../../node_modules/@webcontainer/api/dist/vendor/index.js';
import type { Calls, RunRequest, StandInEvent } from './protocol.ts';

const toBase64 = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
const fromBase64 = (text: string): Uint8Array => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

async function call<N extends keyof Calls>(name: N, given: Calls[N][0]): Promise<Calls[N][1]> {
  const response = await fetch('/call', { method: 'POST', body: JSON.stringify({ name, given }) });
  const answer = (await response.json()) as { error?: string; result?: Calls[N][1] };
  if (answer.error !== undefined) throw new Error(answer.error);
  return answer.result;
}

type Output = ((data: Uint8Array | null) => void) | undefined;
interface Followed {
  output: Output;
  exit: PromiseWithResolvers<number>;
}

const processes = new Map<number, Followed>();
const listeners = new Map<string, Set<(...given: unknown[]) => void>>();
/** Events may be ahead of the answer that names their process. */
const early: StandInEvent[] = [];
/** Of the container that runs; another one has another. */
let polling: AbortController | undefined;

function take(event: StandInEvent): boolean {
  const tell = (name: string, ...given: unknown[]): void =>
    listeners.get(name)?.forEach((listener) => listener(...given));
  if (event.type === 'error') tell('error', { message: event.message });
  else if (event.type === 'port') tell('port', event.port, event.open ? 'open' : 'close', event.url);
  else if (event.type === 'server-ready') tell('server-ready', event.port, event.url);
  else {
    const process = processes.get(event.id);
    if (process === undefined) return false;
    if (event.type === 'output') process.output?.(fromBase64(event.base64));
    else {
      process.output?.(null);
      process.exit.resolve(event.code);
      processes.delete(event.id);
    }
  }
  return true;
}

async function poll(): Promise<void> {
  const own = (polling = new AbortController());
  for (;;) {
    const response = await fetch('/events', { signal: own.signal }).catch(() => undefined);
    if (response === undefined) return;
    early.push(...((await response.json()) as StandInEvent[]));
    drain();
  }
}

function drain(): void {
  const kept = early.splice(0).filter((event) => !take(event));
  early.push(...kept);
}

const fs = {
  readFile: async (path: string, encoding?: string | null) => {
    const bytes = fromBase64((await call('readFile', { path })).base64);
    return typeof encoding === 'string' ? new TextDecoder().decode(bytes) : bytes;
  },
  writeFile: async (path: string, data: string | Uint8Array) => {
    const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
    await call('writeFile', { path, base64: toBase64(bytes) });
  },
  readdir: async (path: string, options?: { withFileTypes?: boolean }) => {
    const entries = await call('readdir', { path });
    if (options?.withFileTypes !== true) return entries.map(({ name }) => name);
    return entries.map(({ name, folder }) => ({ name, 'Symbol(type)': folder ? 2 : 1 }));
  },
  mkdir: (path: string, options?: { recursive?: boolean }) =>
    call('mkdir', { path, recursive: options?.recursive === true }),
  rm: (path: string, options?: { recursive?: boolean; force?: boolean }) =>
    call('rm', { path, recursive: options?.recursive === true, force: options?.force === true }),
  rename: (from: string, to: string) => call('rename', { from, to }),
};

function instanceWith(info: { path: string; cwd: string }) {
  return {
    fs: () => Comlink.proxy(fs),
    previewScript: () => undefined,
    runtimeInfo: () => info,
    loadFiles: (payload: Uint8Array, options?: { mountPoints?: string }) =>
      call('load', { json: new TextDecoder().decode(payload), at: options?.mountPoints ?? '.' }),
    serialize: async (path: string) => new TextEncoder().encode(await call('save', { path })),
    async run(request: RunRequest, _stdout: Output, _stderr: Output, output: Output) {
      const { id } = await call('run', request);
      const exit = Promise.withResolvers<number>();
      processes.set(id, { output, exit });
      drain();
      return Comlink.proxy({
        onExit: exit.promise,
        write: (data: string) => call('write', { id, data }),
        kill: () => void call('kill', { id }),
        resize: () => undefined,
      });
    },
    on(event: string, listener: (...given: unknown[]) => void) {
      const known = listeners.get(event) ?? new Set();
      listeners.set(event, known.add(listener));
      return Comlink.proxy(() => void known.delete(listener));
    },
    setPreviewScript: () => undefined,
    setCredentials: () => undefined,
    async teardown() {
      polling?.abort();
      listeners.clear();
      processes.clear();
      early.length = 0;
      await call('teardown', undefined);
    },
  };
}

const server = {
  async build(options: { workdirName?: string }) {
    const info = await call('build', options);
    void poll();
    return Comlink.proxy(instanceWith(info));
  },
};

const { port1, port2 } = new MessageChannel();
Comlink.expose(server, port1);
window.parent.postMessage({ type: 'init' }, '*', [port2]);
