import { execFile } from 'node:child_process';
import { access, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { startSite, type RunningSite } from '../../src/site/static-server.ts';
import { crawl } from '../support/crawl.ts';
import { freePort } from '../support/free-port.ts';
import { LabPage } from './support/lab.ts';
import { answer, awake } from './support/quiz.ts';
import { expect, test } from './support/test.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const BASE = '/learn/node/';
const ADDRESS = 'https://learn.example.org';
/** What a host serves from its root; the site lies in `learn/node/` in it. */
const FOLDER = '.hotpath/dist-owner';
const SITE = join(ROOT, FOLDER, BASE);

const port = await freePort();
let site: RunningSite;

// The one build beside that of `npm start`: what an owner can set is seen in it, all at once.
test.describe('a site in German below a path, whose owner has turned WebContainers off', () => {
  // No other host at all.
  test.use({ maySee: /^$/, baseURL: `http://localhost:${port}${BASE}` });

  test.beforeAll(async () => {
    test.setTimeout(300_000);
    await promisify(execFile)(
      process.execPath,
      ['node_modules/astro/bin/astro.mjs', 'build', '--force', '--outDir', FOLDER + BASE],
      {
        cwd: ROOT,
        env: {
          ...process.env,
          SITE_URL: ADDRESS,
          HOTPATH_BASE: BASE,
          HOTPATH_LANGUAGE: 'de',
          HOTPATH_WEBCONTAINER: 'off',
          HOTPATH_PRECOMPRESS: 'off',
        },
      },
    );
    const notFound = await readFile(join(SITE, '404.html'));
    site = await startSite(join(ROOT, FOLDER), { port, host: 'localhost', base: BASE, notFound });
  });
  test.afterAll(async () => {
    await site.close();
    await rm(join(ROOT, FOLDER), { recursive: true });
  });

  test('has no byte of the client, and no policy that would let it in', async () => {
    const scripts = await readdir(join(SITE, '_astro'));
    for (const name of scripts.filter((file) => file.endsWith('.js'))) {
      expect(await readFile(join(SITE, '_astro', name), 'utf8'), name).not.toContain('/headless');
    }
    expect(await readFile(join(SITE, 'labs/worker-pool/index.html'), 'utf8')).toContain("frame-src 'self';");
  });

  test('every link within the site leads below the path, to something', async () => {
    const { pages, problems } = await crawl(site.url);
    expect(problems).toEqual([]);
    const built = (await readdir(SITE, { recursive: true })).filter((file) => file.endsWith('index.html'));
    // All but the pages that nothing links to.
    expect(pages).toBeGreaterThan(built.length - 5);
  });

  test('what names it elsewhere has its whole address: feed, sitemap, llms.txt', async () => {
    for (const name of ['feed.xml', 'sitemap-0.xml', 'llms.txt']) {
      const text = await readFile(join(SITE, name), 'utf8');
      const addresses = [...text.matchAll(/<(?:loc|link)>([^<]+)<|^- \[.+?\]\(([^)]+)\)/gm)].map(
        ([, a, b]) => a ?? b ?? '',
      );
      expect(addresses.length, name).toBeGreaterThan(20);
      for (const address of addresses) {
        expect(address).toMatch(new RegExp(`^${ADDRESS}${BASE}`));
        await access(join(SITE, address.slice((ADDRESS + BASE).length), 'index.html'));
      }
    }
  });

  test('pages name a picture of their own for link previews', async () => {
    const lab = await readFile(join(SITE, 'labs/worker-pool/index.html'), 'utf8');
    const named = /<meta property="og:image" content="([^"]+)"/.exec(lab)?.[1];
    expect(named).toBe(`${ADDRESS}${BASE}og/labs/worker-pool.png`);
    const picture = await sharp(join(SITE, 'og/labs/worker-pool.png')).metadata();
    expect(picture).toMatchObject({ format: 'png', width: 1200, height: 630 });
    expect(await readFile(join(SITE, 'sw.js'), 'utf8')).not.toContain('og/labs');
    // The start page's says it in German.
    expect(await readFile(join(SITE, 'og.png'))).not.toEqual(await readFile(join(ROOT, 'public/og.png')));
  });

  test('what is built says it in German, and which parts are English', async () => {
    const built = (path: string): Promise<string> => readFile(join(SITE, path, 'index.html'), 'utf8');
    const home = await built('');
    for (const part of [/<html lang="de"/, /Zum Inhalt springen/, /<main[^>]* lang="de"/, />\s*Beide starten\s*</])
      expect(home).toMatch(part);
    const guide = await built('guides/event-loop');
    for (const part of [
      /<html lang="de"/,
      /Auf dieser Seite/,
      /<main[^>]* lang="en"/,
      /<footer lang="de"/,
      /Nächste Seite/,
    ])
      expect(guide).toMatch(part);
    // Names in the navigation: of a guide, its section, a heading in both tables of contents, the next page; and what is ours among them.
    expect(guide).toMatch(/<a [^>]*lang="en"[^>]*>\s*<span[^>]*>Phases</);
    const marked = [...guide.matchAll(/<span[^>]* lang="en"[^>]*>([^<]+)</g)].map(([, text]) => text);
    expect(marked).toEqual(expect.arrayContaining(['The event loop', 'Phases']));
    expect(marked.filter((text) => text === 'What hurts')).toHaveLength(2);
    for (const ours of ['Überblick', 'Labs', 'Quiz']) {
      expect(guide).toMatch(new RegExp(`<span[^>]*>${ours}<`));
      expect(marked).not.toContain(ours);
    }
    expect(await built('guides')).toMatch(/<div class="guides[^>]* lang="en"/);
  });

  test('runs and grades labs in German, says that there is no WebContainer, keeps what is done, and asks no other host', async ({
    page,
  }) => {
    const lab = new LabPage(page, {
      run: 'Tests ausführen',
      testing: 'Die Tests laufen.',
      benching: 'Der Benchmark läuft.',
      code: 'Code',
      results: 'Ergebnisse',
    });
    const elsewhere: string[] = [];
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.protocol === 'http:' && !url.pathname.startsWith(BASE)) elsewhere.push(url.pathname);
    });
    page.on('response', (response) => {
      if (response.status() >= 400) elsewhere.push(`${response.status()} ${response.url()}`);
    });
    await lab.open('worker-pool');
    expect(await lab.runTests()).toMatch(/^\d von \d Aufgaben bestanden\./);
    const line = page.getByTestId('engine-line');
    await expect(line).toHaveText(/^Eingebettete Engine, Node\.js 24\.\S+: die Engine dieser Website\.$/);
    await page.getByRole('combobox', { name: 'Engine' }).selectOption('WebContainer');
    await expect(line).toHaveText(/: diese Website benutzt keine WebContainer\.$/);
    expect(await lab.runTests()).toMatch(/^\d von \d Aufgaben bestanden\./);
    // The editor with its workers and fonts, and search, come on intent.
    await page.getByTestId('editor').focus();
    await page.keyboard.press('Enter');
    await expect(page.locator('.lab-monaco .view-lines')).toBeVisible();
    await page.keyboard.press('Escape');
    await page
      .getByRole('button', { name: /^Suche/ })
      .first()
      .click();
    await page.getByRole('searchbox').fill('worker');
    await expect(page.locator('hp-search ul a').first()).toHaveAttribute('href', new RegExp(`^${BASE}`));
    const found = page.locator('hp-search').getByRole('status');
    await expect(found).toHaveText(/^\d+ Seiten? gefunden$/);
    // By the endings of English, which the content is in: by those of German a page has to say “retrying” itself.
    await page.getByRole('searchbox').fill('retrying');
    await expect(page.locator('hp-search ul mark').first()).toHaveText(/^retries/i);

    await page.goto('quizzes/worker-threads/');
    const question = page.locator('form:has(fieldset):visible');
    await awake(question);
    await answer(question, 'Prüfen');
    await expect(question.locator('.hp-verdict')).toHaveText(/^(?:Richtig|Halb richtig|Nicht richtig)\./);
    await page.goto('progress/');
    const next = page.getByRole('region', { name: 'Was als Nächstes kommt' });
    await expect(next).toContainText('Mach mit dem Lab weiter, das du zuletzt begonnen hast: Build a worker pool');
    await expect(next.getByRole('link')).toHaveAttribute('lang', 'en');
    await expect(page.locator('main details', { hasText: 'Worker threads' })).toContainText(/Quiz 1\/\d+/);
    expect(elsewhere).toEqual([]);
  });

  test.describe('with its service worker', () => {
    test.use({ serviceWorkers: 'allow' });

    test('keeps what lies below the path, and answers for nothing else', async ({ page }) => {
      await page.goto('about/');
      // The bar of narrow screens says where one is, in German at the top and in English below it.
      const bar = page.locator('mobile-starlight-toc .display-current');
      await expect(bar).toHaveText('Überblick');
      await expect(bar).not.toHaveAttribute('lang');
      await page
        .locator('main h2')
        .nth(1)
        .evaluate((heading) => heading.scrollIntoView());
      await expect(bar).toHaveAttribute('lang', 'en');
      const kept = () =>
        page.evaluate(async () => {
          const { active, scope = '' } = (await navigator.serviceWorker.getRegistration()) ?? {};
          const opened = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
          const keys = (await Promise.all(opened.map((cache) => cache.keys()))).flat();
          return { active: active?.state, scope, paths: keys.map(({ url }) => new URL(url).pathname) };
        });
      await expect.poll(async () => (await kept()).paths).toContain(`${BASE}offline/`);
      await expect.poll(async () => (await kept()).paths).toContain(`${BASE}about/`);
      const { active, scope, paths } = await kept();
      expect({ active, scope: new URL(scope).pathname }).toEqual({ active: 'activated', scope: BASE });
      expect(paths.filter((path) => !path.startsWith(BASE))).toEqual([]);
      await page.goto('offline/');
      await expect(page.getByRole('caption')).toHaveText(/^\d+,\d MiB von \d+,\d MiB sind auf diesem Gerät\.$/);
    });
  });
});
