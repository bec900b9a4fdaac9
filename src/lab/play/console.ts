import { playConsole as words } from '#words/play/console.ts';
import { fixed } from '../../i18n/fixed.ts';
import type {
  EngineProcess,
  EngineRequest,
  EngineResponse,
  ExitStatus,
  LabEngine,
  OutputEvent,
} from '../../engines/types.ts';

/** Milliseconds that a command may run. Long, because a server runs until it is stopped. */
export const COMMAND_LIMIT_MS = 600_000;
const OUTPUT_LIMIT_BYTES = 1024 * 1024;

/** What a console needs from outside. */
export interface ConsolePorts {
  /** A new engine; not yet booted. */
  createEngine(): Promise<LabEngine>;
  onOutput(event: OutputEvent): void;
  /** The sentence for readers of what an engine has thrown. */
  explain(error: unknown): Promise<string>;
}

/** What a console shows beside the output. Replaced as a whole with every change. */
export interface ConsoleState {
  phase: 'idle' | 'starting' | 'running';
  /** The latest command. */
  command: string;
  /** Ports on which programs listen, in order. */
  ports: readonly number[];
  /** How the latest command ended. */
  ended?: { exit: ExitStatus; ms: number };
  /** For `role=status`. */
  announcement: string;
}

/** An answer, and how long it took in milliseconds. */
export interface TimedResponse {
  response: EngineResponse;
  ms: number;
}

/** A terminal of one engine: runs one command at a time on the files it is given, and talks to the servers in it. */
export class PlayConsole {
  readonly #ports: ConsolePorts;
  readonly #listeners = new Set<(state: ConsoleState) => void>();
  #state: ConsoleState = { phase: 'idle', command: '', ports: [], announcement: '' };
  #engine: LabEngine | undefined;
  #mounted: Readonly<Record<string, string>> | undefined;
  #process: EngineProcess | undefined;
  #abort: AbortController | undefined;

  constructor(ports: ConsolePorts) {
    this.#ports = ports;
  }

  get state(): ConsoleState {
    return this.#state;
  }

  /** Calls `listener` with every new state. */
  subscribe(listener: (state: ConsoleState) => void): void {
    this.#listeners.add(listener);
  }

  /** Runs a line as a shell would. Never rejects; while another one runs it does nothing. */
  async run(command: string, files: Readonly<Record<string, string>>): Promise<void> {
    if (this.#abort) return;
    const abort = new AbortController();
    this.#abort = abort;
    const { ended: _ended, ...state } = this.#state;
    this.#state = state;
    this.#set({ phase: 'starting', command, announcement: words.starting });
    try {
      const engine = await this.#ready(abort.signal);
      await this.#write(engine, files);
      abort.signal.throwIfAborted();
      const started = performance.now();
      this.#process = await engine.spawn('sh', ['-c', command], {
        limits: { timeoutMs: COMMAND_LIMIT_MS, outputBytes: OUTPUT_LIMIT_BYTES },
        signal: abort.signal,
        onOutput: (event) => this.#ports.onOutput(event),
      });
      this.#set({ phase: 'running', announcement: words.running(command) });
      const exit = await this.#process.exit;
      const ms = performance.now() - started;
      this.#set({ ended: { exit, ms }, announcement: endOf(command, exit, ms) });
    } catch (error) {
      const stopped = abort.signal.aborted;
      if (!stopped) await this.#giveUp();
      this.#set({ announcement: stopped ? words.stopped : await this.#ports.explain(error) });
    } finally {
      this.#abort = undefined;
      this.#process = undefined;
      this.#set({ phase: 'idle' });
    }
  }

  /** Ends the command at once, and whatever it has started. */
  stop(): void {
    this.#abort?.abort();
  }

  /** Types a line into the running command. */
  input(line: string): void {
    this.#process?.write(`${line}\n`);
  }

  /** Sends a request to a server in the engine, `times` at once. @throws {Error} when nobody listens there */
  async send(port: number, request: EngineRequest, times = 1): Promise<TimedResponse[]> {
    const engine = this.#engine;
    const one = async (): Promise<TimedResponse> => {
      const started = performance.now();
      const response = await engine?.fetch?.(port, request);
      if (!response) throw new Error(words.nobodyListens);
      return { response, ms: performance.now() - started };
    };
    return Promise.all(Array.from({ length: times }, one));
  }

  async #ready(signal: AbortSignal): Promise<LabEngine> {
    const engine = this.#engine ?? (await this.#ports.createEngine());
    const fresh = engine !== this.#engine;
    this.#engine = engine;
    await engine.boot(signal);
    if (fresh) {
      await engine.onPort?.((port, open) => {
        const others = this.#state.ports.filter((each) => each !== port);
        const ports = open ? [...others, port].sort((a, b) => a - b) : others;
        this.#set({ ports, ...(open ? { announcement: words.listens(port) } : {}) });
      });
    }
    return engine;
  }

  /** Brings the reader's files up to date. What programs have written beside them stays. */
  async #write(engine: LabEngine, files: Readonly<Record<string, string>>): Promise<void> {
    const before = this.#mounted;
    if (before === undefined) await engine.mount(files);
    else {
      for (const path of Object.keys(before)) if (files[path] === undefined) await engine.rm(path);
      for (const [path, text] of Object.entries(files)) if (before[path] !== text) await engine.writeFile(path, text);
    }
    this.#mounted = { ...files };
  }

  /** An engine that failed is not tried again: the next command gets a new one. */
  async #giveUp(): Promise<void> {
    const engine = this.#engine;
    this.#engine = undefined;
    this.#mounted = undefined;
    this.#set({ ports: [] });
    await engine?.dispose().catch(() => undefined);
  }

  #set(patch: Partial<ConsoleState>): void {
    this.#state = { ...this.#state, ...patch };
    for (const listener of this.#listeners) listener(this.#state);
  }
}

/** How a command ended, as one sentence for readers; `ms` is how long it ran. */
function endOf(command: string, exit: ExitStatus, ms: number): string {
  const time = ms < 10_000 ? `${Math.round(ms)} ms` : `${fixed(ms / 1000, 1)} s`;
  switch (exit.reason) {
    case 'exit':
      return words.exit(command, exit.code, time);
    case 'killed':
      return words.killed(time);
    case 'signal':
      return words.signal(command, exit.signal, time);
    case 'timeout':
      return words.timeout(COMMAND_LIMIT_MS / 60_000);
    case 'output-limit':
      return words.outputLimit;
    case 'process-limit':
      return words.processLimit;
    case 'out-of-memory':
      return words.outOfMemory;
    case 'crash':
      return words.crash;
  }
}
