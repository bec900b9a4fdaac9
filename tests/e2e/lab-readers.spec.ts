import type { Page } from '@playwright/test';
import { LabPage, readLab } from './support/lab.ts';
import { expect, test } from './support/test.ts';

const SLUG = 'promise-pool';
const FILE = 'pool.js';

/** What a line at the top of the reader's file does to a run, and what they are told. `timeout` is in lab.spec.ts. */
const KINDS: readonly [kind: string, line: string, message: RegExp][] = [
  ['syntax', 'const a = ;', /^Syntax error at pool\.js:1:11/],
  ['import-crash', "throw new Error('boom');", /while it was being loaded at pool\.js:1:7: Error: boom/],
  ['open-handles', 'setInterval(() => {}, 1000);', /Still open: Timeout/],
  ['unhandled-rejection', "Promise.reject(new Error('late'));", /rejected at pool\.js:1:\d+ and nothing handled it/],
  ['exit', 'process.exit(0);', /The process was ended at pool\.js:1:\d+/],
  ['crash', 'process.abort();', /The process crashed/],
  ['output-limit', "for (;;) console.log('x'.repeat(10_000));", /more than \d+ bytes were printed/],
  [
    'tampered',
    "(await import('node:fs')).writeFileSync(new URL('tests/support/calls.js', import.meta.url), '');",
    /Your code changed tests\/support\/calls\.js/,
  ],
];

/** Notes what live regions say from now on: what a screen reader reads out by itself. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    new MutationObserver((records) => {
      for (const { target } of records) {
        const element = target instanceof Element ? target : target.parentElement;
        const region = element?.closest('[role="status"], [role="alert"], [aria-live]');
        const text = region?.textContent.trim();
        if (text && heard.at(-1) !== text) heard.push(text);
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  return () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
}

/** How many pixels the page is wider than the screen. */
const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test.describe('a lab, as readers meet it', () => {
  test('asks for no script of its own before somebody is here, and the first click or key is not lost', async ({
    browser,
    page,
  }) => {
    const scripts: string[] = [];
    page.on('request', (request) => scripts.push(new URL(request.url()).pathname));
    const island = page.locator('astro-island[component-url*="Toolbar"]');
    const own =
      (await (await page.request.get(`/labs/${SLUG}/`)).text()).match(/\/_astro\/Toolbar[\w.-]+\.js/)?.[0] ?? '';
    await page.goto(`/labs/${SLUG}/`, { waitUntil: 'networkidle' });
    expect(scripts).not.toContain(own);
    await expect(island).toHaveAttribute('ssr');

    await page.getByRole('button', { name: 'Run tests' }).click();
    const graded = /tasks passed\. Failed: /;
    await expect(page.getByTestId('status')).toHaveText(graded, { timeout: 120_000 });
    expect(scripts).toContain(own);

    const other = await (await browser.newContext()).newPage();
    await other.goto(`/labs/${SLUG}/`);
    await other.keyboard.press('Control+Enter');
    await expect(other.getByTestId('status')).toHaveText(graded, { timeout: 120_000 });
    await other.context().close();
  });

  test('every way a run can go wrong is said in a sentence, with its place; a screen reader hears a run from start to end', async ({
    page,
  }) => {
    const lab = new LabPage(page);
    const { starter, tasks } = await readLab(SLUG);
    const source = await starter(FILE);
    await lab.open(SLUG);
    const heard = await listen(page);
    await lab.runTests();
    const [first, ...others] = await heard();
    expect(first).toBe('Running the tests.');
    expect(others.at(-1)).toMatch(new RegExp(`^\\d of ${tasks.length} tasks passed\\. Failed: `));
    // Nothing but the beginning, the engine's way, and the verdict.
    expect(others.length).toBeLessThanOrEqual(3);

    for (const [kind, line, message] of KINDS) {
      await test.step(kind, async () => {
        await lab.paste(FILE, `${line}\n${source}`);
        const before = (await heard()).length;
        await page.keyboard.press('ControlOrMeta+Enter');
        // Some runs are over before one looks.
        await expect.poll(async () => (await heard()).slice(before)).toContain('Running the tests.');
        const said = await lab.finished();
        expect(said).toMatch(message);
        await expect(page.getByTestId('problem')).toContainText(said);
        // The reader's cursor stays where it was.
        await expect(lab.code.getByRole('textbox')).toBeFocused();
      });
    }
    await lab.paste(FILE, `const a = ;\n${source}`);
    await lab.runTests();
    const place = page.getByTestId('problem').getByRole('link', { name: 'pool.js, line 1' });
    await expect(place).toHaveAttribute('href', '#file=pool.js:1:11');
    await place.press('Enter');
    await expect(lab.code.getByRole('textbox')).toBeFocused();
    expect(new URL(page.url()).hash).toBe('#file=pool.js:1:11');
  });

  test('an engine that cannot be fetched: what to do, and the next run works', async ({ page }) => {
    const lab = new LabPage(page);
    await lab.open(SLUG);
    await page.route('**/engine/**', (route) => route.abort());
    expect(await lab.runTests()).toMatch(/could not be (?:loaded|downloaded|fetched)|[Cc]heck your connection/);
    await expect(page.getByTestId('problem')).toBeVisible();
    await page.unroute('**/engine/**');
    expect(await lab.runTests()).toMatch(/tasks passed/);
  });

  test('on a phone, at 320 px and at 200 % zoom: one part at a time, nothing to scroll sideways', async ({ page }) => {
    const lab = new LabPage(page);
    await page.setViewportSize({ width: 360, height: 740 });
    await lab.open(SLUG);
    const [instructions, results] = [page.getByRole('region', { name: 'Instructions' }), lab.results];
    await expect(instructions).toBeVisible();
    await expect(lab.code).toBeHidden();
    await lab.button('Code').click();
    await lab.edit(FILE);
    await page.keyboard.type('// by thumb\n');
    await expect(lab.code).toContainText('// by thumb');
    await lab.runTests();
    await expect(results).toBeInViewport();
    await expect(lab.code).toBeHidden();

    // 200 % of a screen of 1280 by 720 has as much room as one of 640 by 360.
    for (const viewport of [
      { width: 320, height: 640 },
      { width: 640, height: 360 },
    ]) {
      await page.setViewportSize(viewport);
      for (const part of ['Instructions', 'Code', 'Results']) {
        await lab.button(part).click();
        await expect(page.getByRole('region', { name: part, exact: true })).toBeInViewport();
        expect(await overflow(page), `${part} at ${viewport.width} px`).toBeLessThanOrEqual(0);
      }
    }
    await page.goto('/play/');
    await page.setViewportSize({ width: 320, height: 640 });
    for (const part of ['Terminal and requests', 'Code']) {
      await lab.button(part).click();
      expect(await overflow(page), `playground, ${part}`).toBeLessThanOrEqual(0);
    }
  });

  test('in two tabs: what is written in one is there in the other, and is undone in both', async ({
    page,
    context,
  }) => {
    const here = new LabPage(page);
    const there = new LabPage(await context.newPage());
    await here.open(SLUG);
    await there.open(SLUG);
    await there.edit(FILE);
    await here.paste(FILE, '// from the first tab\n');
    await expect(there.code).toContainText('// from the first tab');
    await there.button('Reset lab').click();
    await expect(here.code).not.toContainText('// from the first tab');
    await here.button('Undo').click();
    await expect(there.code).toContainText('// from the first tab');
  });
});
