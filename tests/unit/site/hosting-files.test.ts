import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { headersFor, REVALIDATE } from '../../../src/site/headers.ts';
import { dockerfile, headersFile, hostingFiles, SITE_ROOT, vercelJson } from '../../../src/site/hosting-files.ts';

type Values = Record<string, string>;
const BASES = ['/', '/learn/node/'];
const PATHS = ['', 'labs/worker-pool/', '_astro/page.abc.js', 'engine/engine-abc.js', 'engine/frame-abc.html', 'sw.js'];
const EVERY = BASES.flatMap((base) => PATHS.map((path) => [base + path, base] as const));

test.each(Object.entries(hostingFiles()))('hosting/%s is what the header table says', async (name, expected) => {
  const written = await readFile(new URL(`../../../hosting/${name}`, import.meta.url), 'utf8');
  expect(written, `hosting/${name} is out of date: run \`npm run hosting\``).toBe(expected);
});

/** How hosts treat two values of one header: Cloudflare joins them, Netlify's development server lets the later win. */
type Two = 'joined' | 'later';

/** What Netlify and Cloudflare make of a `_headers` file: the values of all rules that match. */
function byHeadersFile(file: string, path: string, two: Two = 'joined'): Values {
  const values: Values = {};
  let matches = false;
  for (const line of file.split('\n').filter((text) => text !== '' && !text.startsWith('#'))) {
    const [, name = '', value = ''] = /^ {2}([\w-]+): (.+)$/.exec(line) ?? [];
    if (name === '') matches = path.startsWith(line.replace(/\*$/, ''));
    else if (matches)
      values[name] = values[name] === undefined || two === 'later' ? value : `${values[name]}, ${value}`;
  }
  return values;
}

/** What Vercel makes of its configuration: of two values for a name the later. */
function byVercel(text: string, path: string): Values {
  const { headers } = JSON.parse(text) as { headers: { source: string; headers: { key: string; value: string }[] }[] };
  const matching = headers.filter(({ source }) => new RegExp(`^${source}$`).test(path));
  return Object.fromEntries(matching.flatMap((rule) => rule.headers).map(({ key, value }) => [key, value]));
}

describe('hosts that are not here to be asked', () => {
  test.each(EVERY)('vercel.json says of %s what the table says, for a site at %s', (path, base) => {
    expect(byVercel(vercelJson(base), path)).toEqual(headersFor(path, base));
  });

  test.each(EVERY)('_headers says of %s what the table says, for a site at %s', (path, base) => {
    const { 'Content-Security-Policy': policy = '', ...others } = byHeadersFile(headersFile(base), path);
    const { 'Content-Security-Policy': expected = '', ...table } = headersFor(path, base);
    // These hosts send that caching by themselves, and join policies: a browser keeps to each of them.
    expect({ 'Cache-Control': REVALIDATE, ...others }).toEqual(table);
    expect(policy.split(', ')).toContain(expected);
  });

  test.each(EVERY)('_headers says it of %s also where the later value wins, for a site at %s', (path, base) => {
    const said = byHeadersFile(headersFile(base), path, 'later');
    expect({ 'Cache-Control': REVALIDATE, ...said }).toEqual(headersFor(path, base));
  });

  test.each(BASES)('_headers keeps to the limits of Cloudflare, for a site at %s', (base) => {
    const lines = headersFile(base).split('\n');
    const patterns = lines.filter((line) => line.startsWith('/'));
    expect(patterns.length).toBeLessThanOrEqual(100);
    expect(lines.filter((line) => line.length > 2000)).toEqual([]);
    expect(patterns.filter((pattern) => pattern.split('*').length > 2)).toEqual([]);
  });

  test('of what lies beside a site below a path nothing is said', () => {
    expect(byVercel(vercelJson('/learn/node/'), '/shop/')).toEqual({});
    expect(byHeadersFile(headersFile('/learn/node/'), '/shop/')).toEqual({});
  });

  test.each(BASES)(
    'the image builds for %s, and serves with the Caddyfile from where that expects the site',
    (base) => {
      const lines = dockerfile(base).split('\n');
      expect(lines).toContain(`COPY --from=build /site/dist ${SITE_ROOT}`);
      expect(lines).toContain('COPY hosting/Caddyfile /etc/caddy/Caddyfile');
      const setting = lines.indexOf(`ENV HOTPATH_BASE=${base}`);
      expect(setting === -1 ? '/' : base).toBe(base);
      expect(setting).toBeLessThan(lines.indexOf('RUN npm ci && npm run build'));
    },
  );
});
