import type { ProcessContext } from '../process/context.ts';
import { host, now } from '../process/host-globals.ts';
import { parseEnv } from './parse-env.ts';
import { unavailable } from './runtime.ts';
import { sendSignal } from './child-process/signal-send.ts';

const SIGABRT = 6;
const SIGSEGV = 11;

/** Chromium's `performance.memory`; other browsers have nothing like it. */
interface BrowserMemory {
  usedJSHeapSize: number;
  totalJSHeapSize: number;
  jsHeapSizeLimit: number;
}

export function browserMemory(): BrowserMemory {
  const memory = (host.performance as { memory?: BrowserMemory }).memory;
  return memory ?? { usedJSHeapSize: 0, totalJSHeapSize: 0, jsHeapSizeLimit: 0 };
}

/** Variables that are set already stay. */
function loadEnvFile(context: ProcessContext, path: string): void {
  let text: string;
  try {
    text = new host.TextDecoder().decode(
      context.vfs.readFile(path.startsWith('/') ? path : `${context.cwd()}/${path}`),
    );
  } catch (error) {
    const { code = 'ENOENT' } = error as { code?: string };
    const [errno, [, why]] = context.facts.uvErrors.find(([, [name]]) => name === code) ?? [-1, [code, code]];
    throw Object.assign(new Error(`${code}: ${why}, open '${path}'`), { errno, code, syscall: 'open', path });
  }
  const { env } = context.process;
  for (const [name, value] of Object.entries(parseEnv(text))) if (!(name in env)) env[name] = value;
}

/** libuv's error for a directory that cannot be gone to, as C++ throws it. */
function chdirError(context: ProcessContext, code: string, from: string, to: string): Error {
  const [errno, [, text]] = context.facts.uvErrors.find(([, [name]]) => name === code) ?? [-1, [code, code]];
  const error = new Error(`${code}: ${text}, chdir '${from}' -> '${to}'`);
  return Object.assign(error, { errno, code, syscall: 'chdir', path: from, dest: to });
}

/** `internalBinding('process_methods')`. Times: `hrtime` in nanoseconds as Node's buffer layout, `uptime` in seconds. */
export function createProcessMethodsBinding(context: ProcessContext): Record<string, unknown> {
  const { loop } = context;
  let startedAt = now();
  context.onStart(() => {
    startedAt = now();
  });
  // Three words as [seconds high, seconds low, nanoseconds]; the first two also hold hrtime.bigint's value.
  const hrtimeBuffer = new Uint32Array(new ArrayBuffer(16), 0, 3);
  const hrBigInt = new BigInt64Array(hrtimeBuffer.buffer, 0, 1);
  let umask = 0o22;
  const uvErrors = new Map(context.facts.uvErrors.map(([errno, [name]]) => [name, errno]));

  const cpuMicroseconds = (): number => Math.max(0, (now() - startedAt - loop.idle.totalMs) * 1000);

  return {
    hrtimeBuffer,
    hrtime: () => {
      const ns = BigInt(Math.round(now() * 1e6));
      const seconds = ns / 1_000_000_000n;
      hrtimeBuffer[0] = Number(seconds >> 32n);
      hrtimeBuffer[1] = Number(seconds & 0xffffffffn);
      hrtimeBuffer[2] = Number(ns % 1_000_000_000n);
    },
    hrtimeBigInt: () => {
      hrBigInt[0] = BigInt(Math.round(now() * 1e6));
    },
    uptime: () => (now() - startedAt) / 1000,
    cwd: () => context.cwd(),
    chdir: (directory: string) => {
      const from = context.cwd();
      try {
        context.chdir(directory);
      } catch (error) {
        throw chdirError(context, (error as { code?: string }).code ?? 'ENOENT', from, directory);
      }
    },
    umask: (mask?: number) => {
      const old = umask;
      if (mask !== undefined) umask = mask & 0o777;
      return old;
    },
    memoryUsage: (array: Float64Array) => {
      const memory = browserMemory();
      array.set([memory.totalJSHeapSize, memory.totalJSHeapSize, memory.usedJSHeapSize, 0, 0]);
    },
    rss: () => browserMemory().totalJSHeapSize,
    constrainedMemory: () => browserMemory().jsHeapSizeLimit,
    availableMemory: () => Math.max(0, browserMemory().jsHeapSizeLimit - browserMemory().usedJSHeapSize),
    cpuUsage: (array: Float64Array) => {
      array.set([cpuMicroseconds(), 0]);
    },
    threadCpuUsage: (array: Float64Array) => {
      array.set([cpuMicroseconds(), 0]);
    },
    resourceUsage: (array: Float64Array) => {
      array.fill(0);
      array[0] = cpuMicroseconds();
    },
    _getActiveRequests: () => [...(context.handles?.requests ?? [])],
    _getActiveHandles: () => context.handles?.activeOwners() ?? [],
    getActiveResourcesInfo: () => context.activeResources(),
    _kill: (pid: number, signal: number) => {
      const error = sendSignal(context, pid, signal);
      return error === undefined ? 0 : (uvErrors.get(error) ?? -1);
    },
    _rawDebug: (text: string) => {
      context.kernel.post({ type: 'output', fd: 2, bytes: new host.TextEncoder().encode(`${text}\n`) });
    },
    _debugProcess: () => {
      throw unavailable('process._debugProcess()');
    },
    _debugEnd: () => undefined,
    _startProfilerIdleNotifier: () => undefined,
    _stopProfilerIdleNotifier: () => undefined,
    abort: () => context.exit(0, SIGABRT),
    causeSegfault: () => context.exit(0, SIGSEGV),
    reallyExit: (code: number) => context.exit(code),
    dlopen: () => {
      throw Object.assign(new Error('native addons cannot be loaded by the in-page Node.js'), {
        code: 'ERR_DLOPEN_FAILED',
      });
    },
    execve: () => {
      throw unavailable('process.execve()');
    },
    loadEnvFile: (path = '.env') => {
      loadEnvFile(context, path);
    },
    setEmitWarningSync: () => undefined,
    patchProcessObject: (process: Record<string, unknown>) => {
      const { start } = context;
      const { rest, execArgv } = context.options;
      Object.assign(process, {
        title: start.argv0,
        argv: [start.argv0, ...rest],
        execArgv: [...execArgv],
        pid: start.pid,
        ppid: start.ppid,
        execPath: '/usr/local/bin/node',
        debugPort: 9229,
      });
    },
  };
}
