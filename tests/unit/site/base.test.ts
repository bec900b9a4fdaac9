import { satteri } from '@astrojs/markdown-satteri';
import { Marked } from 'marked';
import { describe, expect, test, vi } from 'vitest';
import settings from '../../../hotpath.config.ts';
import { baseLinks } from '../../../src/components/ui/base-links.ts';
import { contentLinks } from '../../../src/site/content-links.ts';
import { headersFor } from '../../../src/site/headers.ts';
import { readSiteConfig } from '../../../src/site/site-config.ts';

const LINKS = [
  ['[page](/guides/streams/)', '<a href="/learn/node/guides/streams/">'],
  ['[heading](/guides/streams/#pipes)', '<a href="/learn/node/guides/streams/#pipes">'],
  ['[here](#pipes)', '<a href="#pipes">'],
  ['[elsewhere](https://nodejs.org/api/)', '<a href="https://nodejs.org/api/">'],
  ['[another host](//nodejs.org/api/)', '<a href="//nodejs.org/api/">'],
] as const;

describe('a site below a path', () => {
  test.each(LINKS)('pages: %s', async (markdown, html) => {
    const processor = satteri({ hastPlugins: [contentLinks('/learn/node/')] });
    const renderer = await processor.createRenderer({ syntaxHighlight: false });
    expect((await renderer.render(markdown)).code).toContain(html);
  });

  test.each(LINKS)('questions, scenarios and texts of labs: %s', (markdown, html) => {
    vi.stubEnv('BASE_URL', '/learn/node/');
    expect(new Marked(baseLinks).parse(markdown, { async: false })).toContain(html);
    vi.unstubAllEnvs();
  });

  test('has the headers there, and says nothing of what lies beside it', () => {
    const at = (path: string) => headersFor(path, '/learn/node/');
    expect(at('/learn/node/engine/frame-1.html')).toEqual(headersFor('/engine/frame-1.html', '/'));
    expect(at('/learn/node/_astro/a.js')).toEqual(headersFor('/_astro/a.js', '/'));
    expect(at('/shop/')).toEqual({});
  });

  test.each([
    ['/learn/node', '/learn/node/'],
    ['/learn/node/', '/learn/node/'],
    ['/', '/'],
  ])('HOTPATH_BASE=%s is the path %s', (value, base) => {
    expect(readSiteConfig(settings, { HOTPATH_BASE: value }).base).toBe(base);
  });

  test.each(['learn', 'https://a.example/b/', '/a b/', '//', ''])('HOTPATH_BASE=%j is told to be no path', (value) => {
    expect(() => readSiteConfig(settings, { HOTPATH_BASE: value })).toThrow(/base: is not a path: begin with a slash/);
  });
});
