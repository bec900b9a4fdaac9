import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { startSite } from '../site/static-server.ts';

/** The built site on a free port, for programs that measure it. */
export interface ServedDist {
  /** Without a slash at the end. */
  readonly origin: string;
  /** The folder that is served. */
  readonly dist: URL;
  close(): Promise<void>;
}

/**
 * Serves `dist/` for a measurement.
 * @throws {Error} when it has not been built.
 */
export async function serveDist(): Promise<ServedDist> {
  const dist = new URL('../../dist/', import.meta.url);
  if (!existsSync(new URL('index.html', dist)))
    throw new Error('dist/: no built site here. Run `npm run build` first.');
  const site = await startSite(fileURLToPath(dist), {
    port: 0,
    host: 'localhost',
    notFound: await readFile(new URL('404.html', dist)),
  });
  return { origin: new URL(site.url).origin, dist, close: () => site.close() };
}
