/**
 * `node serve.mjs [--port 8080] [--host 0.0.0.0] [--cert cert.pem --key key.pem]`: serves the `dist` beside it to a class network. Bundled
 * with all it needs into the one file `serve.mjs` of the zip (`npm run zip`), for any Node.js from 20 on.
 */
import { readFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { siteConfig } from '../../site/site-config.ts';
import { startSite, type RunningSite, type SiteOptions } from '../../site/static-server.ts';
import { announcement } from './classroom.ts';

declare const HOTPATH_VERSION: string;

const USAGE = 'Usage: node serve.mjs [--port 8080] [--host 0.0.0.0] [--cert cert.pem --key key.pem]';

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

function readOptions() {
  try {
    return parseArgs({
      options: {
        port: { type: 'string', default: '8080' },
        host: { type: 'string', default: '0.0.0.0' },
        cert: { type: 'string' },
        key: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

function readPem(option: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return fail(`--${option} ${path}: there is no such file here.`);
  }
}

const { port: portText, host, cert, key, help } = readOptions();
if (help === true) {
  console.log(USAGE);
  process.exit(0);
}
const port = Number(portText);
if (!Number.isInteger(port) || port < 0 || port > 65_535) fail(`--port ${portText}: not a port.\n${USAGE}`);
if ((cert === undefined) !== (key === undefined)) fail(`--cert and --key go together.\n${USAGE}`);
const tls =
  cert === undefined || key === undefined ? {} : { tls: { cert: readPem('cert', cert), key: readPem('key', key) } };

async function start(dir: string, options: SiteOptions): Promise<RunningSite> {
  try {
    return await startSite(dir, options);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'EADDRINUSE') fail(`Port ${port} is taken. Choose another: node serve.mjs --port ${port + 1}`);
    if (code === 'EACCES') fail(`Port ${port} needs more rights. Choose one above 1023: node serve.mjs --port 8080`);
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') fail(`--host ${host}: this machine has no such address.`);
    if (code.startsWith('ERR_OSSL'))
      fail(`${cert ?? ''} and ${key ?? ''} are not a certificate in PEM form and its key.`);
    throw error;
  }
}

const { base } = siteConfig;
const dir = fileURLToPath(new URL('dist', import.meta.url));
const notFound = readFileSync(join(dir, base, '404.html'));
const site = await start(dir, { port, host, base, notFound, ...tls });
const addresses = Object.values(networkInterfaces())
  .flatMap((found) => found ?? [])
  .filter(({ family, internal }) => family === 'IPv4' && !internal)
  .map(({ address }) => address);
const listening = {
  version: HOTPATH_VERSION,
  base,
  port: Number(new URL(site.url).port || port),
  secure: cert !== undefined,
};
console.log(announcement({ ...listening, addresses }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void site.close());
