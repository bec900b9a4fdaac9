import { createServer, type ServerResponse } from 'node:http';
import sirv from 'sirv';
import { CONTENT_TYPES, headersFor } from './headers.ts';

/** A site that is being served. */
export interface RunningSite {
  /** Where to open it, with a slash at the end. */
  readonly url: string;
  /** Stops listening and drops open connections. */
  close(): Promise<void>;
}

export interface SiteOptions {
  /** 0 takes a free one. */
  readonly port: number;
  readonly host: string;
  /** The page for paths that do not exist. */
  readonly notFound: Uint8Array;
}

function setHeaders(response: ServerResponse, pathname: string): void {
  for (const [name, value] of Object.entries(headersFor(pathname))) response.setHeader(name, value);
  const type = CONTENT_TYPES[/\.(\w+)$/.exec(pathname)?.[1] ?? ''];
  if (type) response.setHeader('Content-Type', type);
}

/**
 * Serves the built site in `dir` with the header table and the compressed variants that the build left.
 * @throws {NodeJS.ErrnoException} when the port cannot be had (`EADDRINUSE`, `EACCES`).
 */
export async function startSite(dir: string, { port, host, notFound }: SiteOptions): Promise<RunningSite> {
  const serve = sirv(dir, { brotli: true, gzip: true, etag: true, setHeaders });
  const server = createServer((request, response) => {
    serve(request, response, () => {
      setHeaders(response, '/404.html');
      response.writeHead(404).end(request.method === 'HEAD' ? undefined : notFound);
    });
  });
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  server.once('error', reject).listen(port, host, () => resolve(undefined));
  await promise;
  const address = server.address();
  const actual = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://${host}:${actual}/`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
