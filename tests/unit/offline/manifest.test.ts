import { describe, expect, test } from 'vitest';
import {
  carriedOver,
  keptWith,
  pathWithin,
  shellOf,
  withNeeds,
  type SiteFile,
  type SiteManifest,
} from '../../../src/offline/manifest.ts';

/** A site of files by path; what each needs is given by path too. */
function site(needs: Record<string, readonly string[]>): SiteManifest {
  const paths = Object.keys(needs);
  const files = paths.map((path): SiteFile => {
    return { path, bytes: 1, hash: '', needs: (needs[path] ?? []).map((need) => paths.indexOf(need)) };
  });
  return { version: 'v', files };
}

const manifest = site({
  '': ['_astro/site.aaaaaaaa.css'],
  'offline/': ['_astro/site.aaaaaaaa.css', '_astro/panel.bbbbbbbb.js'],
  'guides/': [],
  'guides/caching/': ['_astro/site.aaaaaaaa.css'],
  'guides/caching/stampedes/': ['_astro/play.cccccccc.js'],
  'guides/cluster/': ['_astro/other.dddddddd.js'],
  'labs/': [],
  'labs/lru-ttl/': [],
  'labs/lru-ttl/data.json': [],
  '_astro/site.aaaaaaaa.css': ['_astro/font.eeeeeeee.woff2'],
  '_astro/font.eeeeeeee.woff2': [],
  '_astro/panel.bbbbbbbb.js': [],
  // Two scripts may import each other.
  '_astro/play.cccccccc.js': ['_astro/plot.ffffffff.js'],
  '_astro/plot.ffffffff.js': ['_astro/play.cccccccc.js'],
  '_astro/other.dddddddd.js': [],
  'engine/process-0123456789.js': [],
  'engine/part-zlib-0123456789.js': [],
  'pagefind/index/en_1.pf_index': [],
  'pagefind/index/en_2.pf_index': [],
  'icons/icon-192.png': [],
  'favicon.svg': [],
});

const paths = (files: readonly SiteFile[]): string[] => files.map(({ path }) => path).sort();

describe('pathWithin', () => {
  test.each([
    ['https://a.example/', 'https://a.example/labs/?q=1#top', 'labs/'],
    ['https://a.example/', 'https://a.example/', ''],
    ['https://a.example/docs/', 'https://a.example/docs/labs/index.html', 'labs/'],
    ['https://a.example/docs/', 'https://a.example/docs/index.html', ''],
    ['https://a.example/docs/', 'https://a.example/other/', undefined],
    ['https://a.example/', 'https://b.example/labs/', undefined],
  ])('of a site at %s, %s is %j', (root, url, path) => {
    expect(pathWithin(root, url)).toBe(path);
  });
});

test('what a file needs comes with it, through styles and circles, and nothing that is not part of the site', () => {
  expect(paths(withNeeds(manifest, ['guides/caching/', 'guides/caching/stampedes/', 'gone/']))).toEqual([
    '_astro/font.eeeeeeee.woff2',
    '_astro/play.cccccccc.js',
    '_astro/plot.ffffffff.js',
    '_astro/site.aaaaaaaa.css',
    'guides/caching/',
    'guides/caching/stampedes/',
  ]);
});

test('the shell is the home page, the page to fall back on, icons, and what they need', () => {
  expect(paths(shellOf(manifest))).toEqual([
    '',
    '_astro/font.eeeeeeee.woff2',
    '_astro/panel.bbbbbbbb.js',
    '_astro/site.aaaaaaaa.css',
    'favicon.svg',
    'icons/icon-192.png',
    'offline/',
  ]);
});

describe('what was used is kept', () => {
  const kept = (path: string): string[] =>
    paths(keptWith(manifest, path)).filter((each) => !each.startsWith('_astro/'));

  test('a guide with its section', () => {
    expect(kept('guides/caching/')).toEqual(['guides/caching/', 'guides/caching/stampedes/']);
    expect(kept('guides/caching/stampedes/')).toEqual(['guides/caching/', 'guides/caching/stampedes/']);
  });

  test('a lab with its data, an overview alone', () => {
    expect(kept('labs/lru-ttl/')).toEqual(['labs/lru-ttl/', 'labs/lru-ttl/data.json']);
    expect(kept('labs/')).toEqual(['labs/']);
    expect(kept('')).toEqual(['']);
  });

  test('the engine whole, a part of the search index alone, a script with what it imports', () => {
    expect(kept('engine/process-0123456789.js')).toEqual([
      'engine/part-zlib-0123456789.js',
      'engine/process-0123456789.js',
    ]);
    expect(kept('pagefind/index/en_1.pf_index')).toEqual(['pagefind/index/en_1.pf_index']);
    expect(paths(keptWith(manifest, '_astro/play.cccccccc.js'))).toEqual([
      '_astro/play.cccccccc.js',
      '_astro/plot.ffffffff.js',
    ]);
  });

  test('of what is not part of the site, nothing', () => {
    expect(keptWith(manifest, 'no/such/page/')).toEqual([]);
  });
});

test('a new version takes over what was there of the one before, under the names that it has now', () => {
  const had = [
    'guides/cluster/',
    '_astro/panel.zzzzzzzz.js',
    'engine/part-zlib-9999999999.js',
    '_astro/gone.zzzzzzzz.js',
    'labs/removed/',
  ];
  expect(paths(carriedOver(manifest, had))).toEqual([
    '_astro/other.dddddddd.js',
    '_astro/panel.bbbbbbbb.js',
    'engine/part-zlib-0123456789.js',
    'guides/cluster/',
  ]);
});
