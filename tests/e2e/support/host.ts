import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CONTENT_TYPES, headersFor } from '../../../src/site/headers.ts';

const DIST = fileURLToPath(new URL('../../../dist/', import.meta.url));

/** Changes a file on its way to the browser; `undefined` leaves it. */
export type Change = (path: string, body: Buffer) => Buffer | undefined;

/** A host of the built site that a test can unplug, and that can serve other files than were built. */
export class Host {
  readonly #headers: boolean;
  #server: Server | undefined;
  #port = 0;
  /** Paths that were asked for. */
  readonly asked: string[] = [];
  change: Change = () => undefined;

  /** `headers`: it sends those of the header table; otherwise only media types, as GitHub Pages does. */
  constructor(headers: boolean) {
    this.#headers = headers;
  }

  get origin(): string {
    return `http://localhost:${this.#port}`;
  }

  /** Listens; after `unplug`, at the same address again. */
  async plugIn(): Promise<void> {
    const server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      this.asked.push(pathname);
      const path = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
      void readFile(join(DIST, path)).then(
        (body) => {
          const type = CONTENT_TYPES[/\.(\w+)$/.exec(path)?.[1] ?? ''] ?? 'application/octet-stream';
          const headers = this.#headers ? headersFor(pathname, '/') : { 'Cache-Control': 'max-age=600' };
          response.writeHead(200, { ...headers, 'Content-Type': type }).end(this.change(pathname, body) ?? body);
        },
        () => response.writeHead(404).end('not found'),
      );
    }).listen(this.#port, 'localhost');
    await once(server, 'listening');
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  /** No answer to anybody any more. */
  async unplug(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (server === undefined) return;
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  }
}
