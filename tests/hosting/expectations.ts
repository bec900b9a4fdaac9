import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { CONTENT_TYPES, HEADER_RULES, headersFor } from '../../src/site/headers.ts';

/** The built site. */
export const DIST = fileURLToPath(new URL('../../dist', import.meta.url));

const files = (await readdir(DIST, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(DIST.length).replaceAll('\\', '/'));

function firstFile(what: string, matches: (path: string) => boolean): string {
  const path = files.find(matches);
  if (!path) throw new Error(`dist/ has no ${what}: the build is not complete`);
  return path;
}

const isText = (path: string) => /\.(js|css)$/.test(path);

/** One path for each rule of the header table, and for what hosts get wrong in their own ways. */
export const PATHS: Readonly<Record<string, string>> = {
  'the home page': '/',
  'a lab': '/labs/worker-pool/',
  'a page that does not exist': '/no/such/page/',
  'a hashed script': firstFile('script in /_astro/', (path) => path.startsWith('/_astro/') && path.endsWith('.js')),
  'a hashed style': firstFile('style in /_astro/', (path) => path.startsWith('/_astro/') && path.endsWith('.css')),
  'a worker script': firstFile('worker', (path) => /^\/_astro\/.*worker.*\.js$/.test(path)),
  'the search index': '/pagefind/pagefind-entry.json',
  'an image': firstFile('image', (path) => path.endsWith('.svg')),
  'the engine': firstFile('engine', (path) => path.startsWith('/engine/') && !path.startsWith('/engine/frame-') && isText(path)),
  "the engine's frame": firstFile('engine frame', (path) => path.startsWith('/engine/frame-') && path.endsWith('.html')),
};

/** What must hold of every host, checked at `url()` for each path class. */
export function servesTheSite(url: () => string, { brotli }: { brotli: boolean }): void {
  test.each(Object.entries(PATHS))('%s has the headers of the table', async (_, path) => {
    const response = await fetch(url() + path);
    const sent = Object.fromEntries(Object.entries(headersFor(path)).map(([name]) => [name, response.headers.get(name)]));
    expect(sent).toEqual(headersFor(path));
    expect(response.status).toBe(path.startsWith('/no/') ? 404 : 200);
  });

  test.each(Object.entries(PATHS))('%s has its media type', async (_, path) => {
    const response = await fetch(url() + path);
    const extension = /\.(\w+)$/.exec(path)?.[1] ?? 'html';
    const bare = (type: string | null | undefined) => type?.split(';')[0];
    expect(bare(response.headers.get('content-type'))).toBe(bare(CONTENT_TYPES[extension]));
  });

  test('a page that does not exist shows the page for that', async () => {
    const response = await fetch(`${url()}/no/such/page/`);
    expect(await response.text()).toBe(await readFile(join(DIST, '404.html'), 'utf8'));
  });

  test('scripts come compressed ahead', async () => {
    const path = PATHS['a worker script'] ?? '';
    for (const encoding of brotli ? ['br', 'gzip'] : ['gzip']) {
      const response = await fetch(url() + path, { headers: { 'Accept-Encoding': encoding } });
      expect(response.headers.get('content-encoding')).toBe(encoding);
      expect(await response.text()).toBe(await readFile(DIST + path, 'utf8'));
    }
  });

  test('a page that has not changed is not sent again', async () => {
    const first = await fetch(`${url()}/`);
    const etag = first.headers.get('etag');
    expect(etag).toBeTruthy();
    const second = await fetch(`${url()}/`, { headers: { 'If-None-Match': etag ?? '' } });
    expect(second.status).toBe(304);
  });

  test('every rule of the table was looked at', () => {
    const looked = Object.values(PATHS);
    for (const { pattern } of HEADER_RULES) {
      expect(looked.some((path) => path.startsWith(pattern.replace(/\*$/, ''))), pattern).toBe(true);
    }
  });
}
