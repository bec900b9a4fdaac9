import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { ENGINE_DIR, readManifest } from '../../src/browser-node/build/build.ts';
import { launch, type BrowserName, type DrivenPage } from '../../src/cli/browsers/driver.ts';
import { CONTENT_TYPES, headersFor } from '../../src/site/headers.ts';

/** Vite's `?raw`: the text of a file. */
const raw: Plugin = {
  name: 'raw',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\?raw$/ }, ({ path, resolveDir }) => ({
      path: fileURLToPath(new URL(path.replace(/\?raw$/, ''), `file://${resolveDir}/`)),
      namespace: 'raw',
    }));
    onLoad({ filter: /.*/, namespace: 'raw' }, ({ path }) => ({
      contents: readFileSync(path, 'utf8'),
      loader: 'text',
    }));
  },
};

/** A browser, and a server with the page of contract-page.ts. */
export interface ContractPages {
  /** A fresh page; the client looks for its runtime at `origin`. */
  open(origin?: string): Promise<DrivenPage>;
  close(): Promise<void>;
}

export async function startContractPages(browserName: BrowserName = 'chromium'): Promise<ContractPages> {
  const bundle = await build({
    entryPoints: [fileURLToPath(new URL('contract-page.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2024',
    platform: 'browser',
    conditions: ['browser'],
    plugins: [raw],
    logLevel: 'error',
  });
  const files = new Map<string, string | Buffer>([['/contract.js', bundle.outputFiles[0]?.text ?? '']]);
  for (const entry of readdirSync(ENGINE_DIR, { withFileTypes: true })) {
    if (entry.isFile()) files.set(`/engine/${entry.name}`, readFileSync(`${ENGINE_DIR}${entry.name}`));
  }
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const origin = JSON.stringify(searchParams.get('runtime') ?? 'https://stackblitz.com');
    const body =
      files.get(pathname) ??
      `<!doctype html><title>contract</title><body><script>WEBCONTAINER_API_IFRAME_URL = ${origin}</script><script src="/contract.js"></script></body>`;
    const type = CONTENT_TYPES[pathname.split('.').at(-1) ?? ''] ?? CONTENT_TYPES['html'] ?? '';
    response.writeHead(200, { ...headersFor(pathname), 'Content-Type': type }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await launch(browserName);
  return {
    async open(origin) {
      const page = await browser.newPage();
      const { port } = server.address() as AddressInfo;
      const query = origin === undefined ? '' : `?runtime=${encodeURIComponent(origin)}`;
      await page.goto(`http://127.0.0.1:${String(port)}/${query}`);
      return page;
    },
    async close() {
      await browser.close();
      server.close();
      server.closeAllConnections();
    },
  };
}

/** The files of the embedded engine, as a page of {@link startContractPages} finds them. */
export function embeddedAssets() {
  const { frame, process, library, parts, node } = readManifest();
  const url = ({ file }: { file: string }): string => `/engine/${file}`;
  const partUrls = Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, url(part)]));
  return { frameUrl: url(frame), processUrl: url(process), libraryUrl: url(library), partUrls, node };
}
