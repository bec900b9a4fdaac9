import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { siteFiles } from '../../../src/site/offline-manifest.ts';

let dir = '';
beforeEach(async () => (dir = await mkdtemp(join(tmpdir(), 'hotpath-offline-'))));
afterEach(() => rm(dir, { recursive: true }));

async function build(files: Record<string, string>): Promise<Record<string, string[]>> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(dir, name)), { recursive: true });
    await writeFile(join(dir, name), text);
  }
  const found = await siteFiles(dir);
  return Object.fromEntries(
    found.map(({ path, needs }) => [path, needs.map((place) => found[place]?.path ?? '(none)')]),
  );
}

test('files have the names that browsers ask for; what only hosts read is left out', async () => {
  const found = await build({
    'index.html': '',
    'labs/index.html': '',
    'labs/data.json': '',
    'labs/data.json.br': '',
    _headers: '',
    'sw.js': '',
    'sitemap-0.xml': '',
    '404.html': '',
    '_astro/a.12345678.js': '',
    '_astro/a.12345678.js.gz': '',
  });
  expect(Object.keys(found).sort()).toEqual(['', '_astro/a.12345678.js', 'labs/', 'labs/data.json']);
});

test('pages need what they name; scripts what they import, and on demand only what is small', async () => {
  const found = await build({
    'index.html': '<link href="/base/_astro/site.1.css"><astro-island component-url="/base/_astro/island.2.js">',
    '_astro/site.1.css': '@font-face{src:url(/base/_astro/face.3.woff2)}',
    '_astro/face.3.woff2': 'font',
    '_astro/island.2.js':
      'import{a}from"./large.4.js";import"./side.5.js";import("./small.6.js");import(`./editor.7.js`)',
    '_astro/large.4.js': `//${'x'.repeat(300_000)}`,
    '_astro/side.5.js': '',
    '_astro/small.6.js': '',
    '_astro/editor.7.js': `//${'x'.repeat(300_000)}`,
  });
  expect(found['']).toEqual(['_astro/island.2.js', '_astro/site.1.css']);
  expect(found['_astro/site.1.css']).toEqual(['_astro/face.3.woff2']);
  expect(found['_astro/island.2.js']?.sort()).toEqual(['_astro/large.4.js', '_astro/side.5.js', '_astro/small.6.js']);
});

test('a page needs the file that its questions are judged by', async () => {
  const found = await build({
    'guides/a/index.html': '<div data-questions="/learn/guides/a/questions.json"><div data-questions="/gone.json">',
    'guides/a/questions.json': '[]',
    'questions.json': '[]',
  });
  expect(found['guides/a/']).toEqual(['guides/a/questions.json']);
});

test('the hash is that of the content', async () => {
  await build({ 'favicon.svg': 'abc' });
  const [file] = await siteFiles(dir);
  expect(file).toEqual({
    path: 'favicon.svg',
    bytes: 3,
    hash: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    needs: [],
  });
});
