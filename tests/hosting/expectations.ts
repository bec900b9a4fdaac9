import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { contentType, headerRules, headersFor } from '../../src/site/headers.ts';
import { ask, type Answer } from './ask.ts';

/** The built site. */
export const DIST = fileURLToPath(new URL('../../dist', import.meta.url));

/** What a host serves, and what it can do. */
export interface Expected {
  /** Whether it sends the `.br` files, and not the `.gz` files only. */
  readonly brotli: boolean;
  /** The folder it serves; `dist/` if not given. Asked for once the tests run. */
  readonly dir?: () => string;
  /** The path of the site in that folder; `/` if not given. */
  readonly base?: string;
}

/** A file of the site: its path in the folder, and the path at which readers ask for it. */
interface Served {
  readonly file: string;
  readonly path: string;
}

/** All files below `base` of `dir`, but for the compressed variants. */
async function served(dir: string, base: string): Promise<Served[]> {
  const entries = await readdir(join(dir, base), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !/\.(?:br|gz)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(dir.length).replaceAll('\\', '/'))
    .map((file) => ({ file, path: file.replace(/\/index\.html$/, '/') }));
}

/** Where `answer` is not what the table says of `path`, one line for each difference. */
function differences(path: string, answer: Answer, table: Readonly<Record<string, string>>): string[] {
  return Object.entries(table)
    .filter(([name, value]) => answer.headers[name.toLowerCase()] !== value)
    .map(([name, value]) => `${path}: ${name} is ${String(answer.headers[name.toLowerCase()])}, not ${value}`);
}

/** What must hold of every host: all files of the site are asked for at `url()`, and what is not there. */
export function servesTheSite(url: () => string, { brotli, dir: folder = () => DIST, base = '/' }: Expected): void {
  const missing = [`${base}no/such/page/`, `${base}no/such/script.js`, `${base}_astro/gone.js`, `${base}_astro/`, `${base}engine/`];

  test('every file has the headers and the media type of the table', async () => {
    const dir = folder();
    const files = await served(dir, base);
    const found: string[] = [];
    for (const { file, path } of files) {
      const answer = await ask(url(), path, { 'Accept-Encoding': 'identity' }, 'HEAD');
      const type = contentType(file);
      found.push(...differences(path, answer, headersFor(path, base)));
      if (type !== undefined) found.push(...differences(path, answer, { 'Content-Type': type }));
      const size = String((await readFile(dir + file)).length);
      found.push(...differences(path, { ...answer }, { 'Content-Length': size }));
      if (answer.status !== 200 || answer.headers['content-encoding'] !== undefined || answer.body.length > 0)
        found.push(`${path}: ${answer.status} ${answer.headers['content-encoding'] ?? ''}`);
    }
    expect(found).toEqual([]);
    for (const { id, pattern } of headerRules(base))
      expect(files.some(({ path }) => path.startsWith(pattern.replace(/\*$/, ''))), `a file for the rule ${id}`).toBe(true);
  });

  test('every file that has compressed variants is sent as one, to those who take it', async () => {
    const dir = folder();
    const best = brotli ? ['br', '.br'] as const : ['gzip', '.gz'] as const;
    const found: string[] = [];
    let compressed = 0;
    for (const { file, path } of await served(dir, base)) {
      if (!existsSync(`${dir}${file}.gz`)) continue;
      compressed += 1;
      for (const [encoding, suffix] of new Map<string, string>([best, ['gzip', '.gz']])) {
        // The header of a browser, and that of one without brotli.
        const accepted = encoding === 'br' ? 'gzip, deflate, br, zstd' : 'gzip';
        const answer = await ask(url(), path, { 'Accept-Encoding': accepted });
        found.push(...differences(path, answer, { 'Content-Encoding': encoding }));
        found.push(...differences(path, answer, headersFor(path, base)));
        if (!/accept-encoding/i.test(answer.headers.vary ?? '')) found.push(`${path}: no Vary`);
        if (!answer.body.equals(await readFile(dir + file + suffix))) found.push(`${path}: not the content of ${file}${suffix}`);
      }
    }
    expect(found).toEqual([]);
    expect(compressed).toBeGreaterThan(0);
  });

  test('what is not there is the page that says so, and no folder is listed', async () => {
    const dir = folder();
    const page = await readFile(join(dir, base, '404.html'));
    const found: string[] = [];
    for (const path of missing) {
      const answer = await ask(url(), path);
      if (answer.status !== 404 || !answer.body.equals(page)) found.push(`${path}: ${answer.status}, ${answer.body.length} bytes`);
      // Never the caching of the path asked for: what is missing today may be there after the next deployment.
      found.push(...differences(path, answer, { ...headersFor(`${base}404.html`, base), 'Content-Type': 'text/html; charset=utf-8' }));
    }
    expect(found).toEqual([]);
  });

  test('nothing outside of the site is reached', async () => {
    for (const path of ['/../package.json', '/%2e%2e/package.json', '/..%2fpackage.json', '/_astro/../../package.json']) {
      const { status } = await ask(url(), path);
      expect([400, 403, 404], path).toContain(status);
    }
  });

  test('a page has one address: without its last slash it leads there', async () => {
    const { status, headers } = await ask(url(), `${base}labs/worker-pool`);
    expect([301, 302, 307, 308]).toContain(status);
    expect(new URL(headers.location ?? '', `${url()}${base}labs/worker-pool`).pathname).toBe(`${base}labs/worker-pool/`);
  });

  test('a page that has not changed is not sent again', async () => {
    const { headers } = await ask(url(), base);
    expect(headers.etag).toBeTruthy();
    expect((await ask(url(), base, { 'If-None-Match': headers.etag ?? '' })).status).toBe(304);
  });

  test('a part of a file is sent as that part', async () => {
    const { status, headers, body } = await ask(url(), `${base}og.png`, { Range: 'bytes=10-19' });
    const dir = folder();
    const whole = await readFile(join(dir, base, 'og.png'));
    expect(status).toBe(206);
    expect(headers['content-range']).toBe(`bytes 10-19/${whole.length}`);
    expect(body.equals(whole.subarray(10, 20))).toBe(true);
  });
}
