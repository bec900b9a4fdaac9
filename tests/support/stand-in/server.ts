import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { StandInContainer, type ContainerQuirks } from './container.ts';
import type { Calls, StandInEvent } from './protocol.ts';

/** How the stand-in behaves from now on; a test changes it as it goes. */
export interface Behaviour extends ContainerQuirks {
  /**
   * `answers`: a boot works. `silent`: the frame never says a word, as with a blocked network; {@link StandIn.speak} ends that.
   * `hangs`: the frame is there, and the boot has no end. An Error: the boot fails with it.
   */
  boot: 'answers' | 'silent' | 'hangs' | Error;
  /** A boot waits for this. */
  bootAfter: Promise<unknown>;
}

const PAGE = '<!doctype html><title>stand-in</title><script type="module" src="/frame.js"></script>';
/** What lets a page that is cross-origin isolated embed this one. */
const HEADERS = {
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Cache-Control': 'no-store',
};

/** StackBlitz's host, as far as the client knows it, on a port of this machine. */
export class StandIn {
  readonly behaviour: Behaviour = {
    boot: 'answers',
    bootAfter: Promise.resolve(),
    killLeavesThreads: false,
    killIsIgnored: false,
    readyAfter: Promise.resolve(),
    portIsSilent: false,
  };
  /** How often a container was built. */
  builds = 0;
  /** Requests for the frame's page, with their query. */
  readonly frames: URLSearchParams[] = [];
  readonly #server: Server;
  readonly #script: string;
  #container: StandInContainer | undefined;
  #events: StandInEvent[] = [];
  #waiting: ((events: StandInEvent[]) => void) | undefined;
  #speak = Promise.withResolvers<undefined>();

  private constructor(script: string) {
    this.#script = script;
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch((error: unknown) => {
        response.destroy(error instanceof Error ? error : new Error(String(error)));
      });
    });
  }

  static async start(): Promise<StandIn> {
    const bundle = await build({
      entryPoints: [fileURLToPath(new URL('frame.ts', import.meta.url))],
      bundle: true,
      write: false,
      format: 'esm',
      target: 'es2024',
      logLevel: 'error',
    });
    const standIn = new StandIn(bundle.outputFiles[0]?.text ?? '');
    await new Promise<void>((resolve) => standIn.#server.listen(0, '127.0.0.1', resolve));
    return standIn;
  }

  /** For the client's `WEBCONTAINER_API_IFRAME_URL`. */
  get origin(): string {
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
  }

  /** Processes of the operating system that have not ended. */
  get running(): number {
    return this.#container?.running ?? 0;
  }

  /** Lets a boot that was silent go on. */
  speak(): void {
    this.#speak.resolve(undefined);
    this.#speak = Promise.withResolvers();
  }

  /** Tells the client of an internal error. */
  fail(message: string): void {
    this.#emit({ type: 'error', message });
  }

  close(): void {
    this.#container?.teardown();
    this.#server.close();
    this.#server.closeAllConnections();
  }

  #emit(event: StandInEvent): void {
    this.#events.push(event);
    this.#deliver();
  }

  #deliver(): void {
    if (this.#waiting === undefined || this.#events.length === 0) return;
    this.#waiting(this.#events.splice(0));
    this.#waiting = undefined;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.origin);
    const send = (type: string, body: string): void => {
      response.writeHead(200, { ...HEADERS, 'Content-Type': type }).end(body);
    };
    if (url.pathname === '/headless') {
      this.frames.push(url.searchParams);
      send('text/html', PAGE);
    } else if (url.pathname === '/frame.js') {
      if (this.behaviour.boot === 'silent') await this.#speak.promise;
      send('text/javascript', this.#script);
    } else if (url.pathname === '/events') {
      const events = await new Promise<StandInEvent[]>((resolve) => {
        this.#waiting = resolve;
        this.#deliver();
      });
      send('application/json', JSON.stringify(events));
    } else if (url.pathname === '/call') {
      const { name, given } = JSON.parse(await text(request)) as { name: keyof Calls; given: never };
      let answer: { result?: unknown; error?: string };
      try {
        answer = { result: await this.#call(name, given) };
      } catch (error) {
        answer = { error: error instanceof Error ? error.message : String(error) };
      }
      send('application/json', JSON.stringify(answer));
    } else response.writeHead(404, HEADERS).end();
  }

  async #call(name: keyof Calls, given: never): Promise<unknown> {
    if (name === 'build') return this.#build(given);
    if (name === 'teardown') {
      this.#container?.teardown();
      this.#container = undefined;
      this.#waiting?.([]);
      this.#waiting = undefined;
      return undefined;
    }
    if (this.#container === undefined) throw new Error('there is no container');
    return this.#container.calls[name](given);
  }

  async #build({ workdirName = 'project' }: Calls['build'][0]): Promise<Calls['build'][1]> {
    await this.behaviour.bootAfter;
    const { boot } = this.behaviour;
    if (boot === 'hangs') await new Promise(() => undefined);
    if (boot instanceof Error) throw boot;
    this.builds += 1;
    this.#container?.teardown();
    this.#events = [];
    this.#container = new StandInContainer(workdirName, this.behaviour, (event) => this.#emit(event));
    return { path: '/usr/bin', cwd: this.#container.cwd };
  }
}
