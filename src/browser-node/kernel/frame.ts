/** The script of the isolated frame: says hello, receives the engine, answers the page's calls through the kernel. */
import type {
  EndReason,
  FileData,
  FrameBoot,
  FrameCalls,
  FrameHello,
  FrameMessage,
  FrameRequest,
  SpawnRequest,
} from './frame-protocol.ts';
import { requestOver } from './http-client.ts';
import { Kernel } from './kernel.ts';
import { OutputBatch } from './output-batch.ts';
import { Recording } from './recording.ts';
import { signalName } from './signals.ts';

/** A program that goes on starting processes this often although it is refused is ended: it is a fork bomb. */
const REFUSALS = 64;

/** Parts of the engine that the page has been asked for. */
class WantedParts {
  ask: (name: string) => void = () => undefined;
  readonly #waiting = new Map<string, PromiseWithResolvers<Blob>>();

  fetch(name: string): Promise<Blob> {
    const deferred = Promise.withResolvers<Blob>();
    this.#waiting.set(name, deferred);
    this.ask(name);
    return deferred.promise;
  }

  provide(name: string, script: Blob | undefined, problem: string): void {
    if (script === undefined) this.#waiting.get(name)?.reject(new Error(problem));
    else this.#waiting.get(name)?.resolve(script);
    this.#waiting.delete(name);
  }
}

function serve(port: MessagePort, kernel: Kernel, wanted: WantedParts): void {
  const send = (message: FrameMessage, transfer: Transferable[] = []): void => {
    port.postMessage(message, transfer);
  };
  const output = new OutputBatch((events) => {
    send(
      { type: 'output', events },
      events.map((event) => event.bytes.buffer as ArrayBuffer),
    );
  });

  function spawn({ command, args, env, cwd, timeoutMs, outputBytes, record }: SpawnRequest): number {
    let ended: EndReason | undefined;
    let written = 0;
    let refused = 0;
    const recording = record ? new Recording() : undefined;
    const end = (reason: EndReason): void => {
      ended ??= reason;
      kernel.kill(pid);
    };
    const timer =
      timeoutMs === undefined
        ? undefined
        : setTimeout(() => {
            end('timeout');
          }, timeoutMs);
    const pid = kernel.spawn(command, args, env, cwd, {
      recording,
      onOutput: ({ fd, ...event }) => {
        if (ended !== undefined || event.bytes.length === 0) return;
        written += event.bytes.length;
        const over = outputBytes === undefined ? 0 : Math.max(0, written - outputBytes);
        const bytes = over === 0 ? event.bytes : event.bytes.subarray(0, -over);
        output.add({ run: pid, fd: fd === 1 ? 1 : 2, ...event, bytes });
        if (over > 0) end('output-limit');
      },
      onRefused: () => {
        if (++refused >= REFUSALS) end('process-limit');
      },
      onExit: ({ code, signal: number, killedBy }) => {
        clearTimeout(timer);
        output.flush();
        const signal = number === null ? null : (signalName(number) ?? null);
        const own: EndReason = killedBy === 'kill' ? 'killed' : (killedBy ?? (signal === null ? 'exit' : 'signal'));
        const recorded = recording === undefined ? {} : { record: recording.result };
        send({ type: 'exit', pid, code, signal, reason: ended ?? own, ...recorded });
      },
    });
    return pid;
  }

  wanted.ask = (name) => {
    send({ type: 'part', name });
  };

  kernel.ports.onPort = (number, open) => {
    send({ type: 'port', port: number, open });
  };

  const { fs } = kernel;
  const calls: FrameCalls = {
    providePart: (name, script, problem) => {
      wanted.provide(name, script, problem);
    },
    spawn,
    kill: (pid) => {
      kernel.kill(pid);
    },
    write: (pid, bytes) => {
      kernel.write(pid, bytes);
    },
    endInput: (pid) => {
      kernel.endInput(pid);
    },
    writeTree: (root, files, replace) => {
      if (replace) fs.removeTree(root);
      fs.writeTree(root, files);
    },
    readFile: (path) => fs.readFile(path),
    writeFile: (path, data: FileData) => {
      fs.mkdirRecursive(path.slice(0, path.lastIndexOf('/')) || '/');
      fs.writeFile(path, data);
    },
    readdir: (path) =>
      fs
        .readdir(path)
        .map(({ name }) => name)
        .sort(),
    mkdir: (path) => {
      fs.mkdirRecursive(path);
    },
    symlink: (target, path) => {
      fs.mkdirRecursive(path.slice(0, path.lastIndexOf('/')) || '/');
      fs.symlink(target, path);
    },
    rm: (path) => {
      fs.removeTree(path);
    },
    fetch: (to, request) => {
      const channel = kernel.ports.dial(to);
      if (channel !== undefined) return requestOver(channel, to, request);
      throw Object.assign(new Error(`Nothing listens on port ${String(to)}.`), { code: 'ECONNREFUSED' });
    },
  };

  port.onmessage = (event: MessageEvent<FrameRequest>) => {
    const { id, method, args } = event.data;
    const succeed = (value: unknown): void => {
      send({ type: 'result', id, value });
    };
    const fail = (error: unknown): void => {
      const { code } = error as { code?: unknown };
      send({ type: 'error', id, message: String(error), code: typeof code === 'string' ? code : undefined });
    };
    try {
      const call = calls[method] as (...args: unknown[]) => unknown;
      const value = call(...args);
      if (value instanceof Promise) value.then(succeed, fail);
      else succeed(value);
    } catch (error) {
      fail(error);
    }
  };
  send({ type: 'ready' });
}

function prepare(): { wanted: WantedParts; kernel: Kernel } {
  const wanted = new WantedParts();
  return { wanted, kernel: new Kernel((name) => wanted.fetch(name)) };
}

let prepared: ReturnType<typeof prepare> | undefined;

window.addEventListener('message', function onBoot(event: MessageEvent<FrameBoot>) {
  if (event.source !== window.parent || (event.data as Partial<FrameBoot>).hotpath !== 'boot') return;
  const [port] = event.ports;
  if (port === undefined) return;
  window.removeEventListener('message', onBoot);
  const { wanted, kernel } = prepared ?? prepare();
  kernel.load(event.data.script, event.data.library, event.data.prewarm);
  serve(port, kernel, wanted);
});

// No policy that browsers enforce covers it: it would be a way out for whoever got hold of the frame.
for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection']) Reflect.deleteProperty(globalThis, name);

const hello: FrameHello = { hotpath: 'hello', isolated: globalThis.crossOriginIsolated };
window.parent.postMessage(hello, '*');
// While the page answers.
if (globalThis.crossOriginIsolated) prepared = prepare();
