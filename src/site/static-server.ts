import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { join } from 'node:path';
import sirv from 'sirv';
import { contentType, headersFor } from './headers.ts';

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
  /** The path below which the site lies in the folder; `/` if not given. */
  readonly base?: string;
  /** A certificate and its key, as PEM, for HTTPS. */
  readonly tls?: { readonly cert: string; readonly key: string };
}

/** Whether `pathname` names a folder with a page. An address with two slashes at its start would lead to another host. */
function isFolder(dir: string, pathname: string): boolean {
  if (pathname.endsWith('/') || pathname.startsWith('//') || pathname.includes('..')) return false;
  return existsSync(join(dir, pathname, 'index.html'));
}

/** Answers requests for the files of `dir`, with the header table and the compressed variants that the build left. */
function siteListener(dir: string, { notFound, base = '/' }: Pick<SiteOptions, 'notFound' | 'base'>): RequestListener {
  const setHeaders = (response: ServerResponse, pathname: string): void => {
    for (const [name, value] of Object.entries(headersFor(pathname, base))) response.setHeader(name, value);
    const type = contentType(pathname);
    if (type) response.setHeader('Content-Type', type);
  };
  const serve = sirv(dir, { brotli: true, gzip: true, etag: true, setHeaders });
  return (request, response) => {
    const [pathname = '/', query] = (request.url ?? '/').split('?', 2);
    // One address for each page: sirv would give it without the last slash, too.
    if (isFolder(dir, pathname)) {
      setHeaders(response, pathname);
      response.writeHead(301, { Location: `${pathname}/${query === undefined ? '' : `?${query}`}` }).end();
      return;
    }
    if (pathname === '/' && base !== '/') {
      response.writeHead(302, { Location: base }).end();
      return;
    }
    serve(request, response, () => {
      setHeaders(response, `${base}404.html`);
      response.writeHead(404).end(request.method === 'HEAD' ? undefined : notFound);
    });
  };
}

/**
 * Serves the built site in `dir`.
 * @throws {NodeJS.ErrnoException} when the port cannot be had (`EADDRINUSE`, `EACCES`), or when a certificate is none.
 */
export async function startSite(dir: string, options: SiteOptions): Promise<RunningSite> {
  const { port, host, base = '/', tls } = options;
  const listener = siteListener(dir, options);
  const server = tls ? createSecureServer(tls, listener) : createServer(listener);
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  const actual = typeof address === 'object' && address ? address.port : port;
  return {
    url: `${tls ? 'https' : 'http'}://${host}:${actual}${base}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
