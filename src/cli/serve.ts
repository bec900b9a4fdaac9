/** `npm start`, or `node src/cli/serve.ts [folder] [--port N] [--host NAME]`: serves the built site as a host would. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { siteConfig } from '../site/site-config.ts';
import { startSite } from '../site/static-server.ts';

const USAGE = 'Usage: npm start -- [--port 8080] [--host localhost]';

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { port: { type: 'string' }, host: { type: 'string', default: 'localhost' } },
    });
    const port = Number(values.port ?? process.env['PORT'] ?? 8080);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) fail(`--port ${values.port ?? ''}: not a port. ${USAGE}`);
    return { port, host: values.host, dir: resolve(positionals[0] ?? 'dist') };
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : String(error)}. ${USAGE}`);
  }
}

const { port, host, dir } = readArguments();
const { base } = siteConfig;
const page = (name: string): string => join(dir, base, name);
if (!existsSync(page('index.html'))) {
  const below = base === '/' ? '' : ` for the path ${base}`;
  fail(`${dir}: no site built${below} here. Run \`npm run build\` first, with the same HOTPATH_BASE.`);
}

try {
  const site = await startSite(dir, { port, host, base, notFound: await readFile(page('404.html')) });
  console.log(`Hotpath is at ${site.url}  (Ctrl+C ends it)`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void site.close());
} catch (error) {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') fail(`Port ${port} is taken. Choose another: npm start -- --port ${port + 1}`);
  if (code === 'EACCES') fail(`Port ${port} needs more rights. Choose one above 1023: npm start -- --port 8080`);
  if (code === 'ENOTFOUND') fail(`--host ${host}: this machine has no such address.`);
  throw error;
}
