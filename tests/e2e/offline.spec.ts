/** The service worker: without a network, on a host without headers, with a new version, and with files that arrive damaged. */
import type { BrowserContext, Page } from '@playwright/test';
import type { OfflineStatus } from '../../src/offline/messages.ts';
import { Host } from './support/host.ts';
import { LabPage, readLab } from './support/lab.ts';
import { answer, awake } from './support/quiz.ts';
import { expect, test as base } from './support/test.ts';

const test = base.extend<{ headers: boolean; host: Host }>({
  headers: [true, { option: true }],
  serviceWorkers: 'allow',
  host: async ({ headers }, use) => {
    const host = new Host(headers);
    await host.plugIn();
    await use(host);
    await host.unplug();
  },
  baseURL: async ({ host }, use) => use(host.origin),
});

// What a recorder evaluates in a page counts as the reader's doing, and then a page asks before it reloads itself.
test.use({ trace: 'off' });

const SLUG = 'promise-pool';
const QUIZ = '/quizzes/async/';

/** Paths that the service worker keeps; none while there is no worker. */
async function kept(page: Page): Promise<string[]> {
  const status = await page.evaluate(async () => {
    const { active } = (await navigator.serviceWorker.getRegistration()) ?? {};
    if (!active) return undefined;
    const { port1, port2 } = new MessageChannel();
    active.postMessage({ type: 'status' }, [port2]);
    return new Promise<OfflineStatus>((resolve) => (port1.onmessage = ({ data }) => resolve(data as OfflineStatus)));
  });
  return (status?.files ?? []).filter(({ here }) => here).map(({ path }) => path);
}

/** Resolves once all of these are kept. */
const keeps = (page: Page, ...paths: (string | RegExp)[]) =>
  expect
    .poll(async () => {
      const here = await kept(page);
      return paths.filter((path) => !here.some((one) => (typeof path === 'string' ? one === path : path.test(one))));
    })
    .toEqual([]);

/** Resolves once the page and all that it has loaded so far are kept. */
async function keepsWhole(page: Page, ...more: (string | RegExp)[]): Promise<void> {
  const used = await page.evaluate(() =>
    [location.href, ...performance.getEntriesByType('resource').map(({ name }) => name)]
      .map((url) => new URL(url))
      .filter(({ origin, pathname }) => origin === location.origin && /\/$|^\/_astro\//.test(pathname))
      .map(({ pathname }) => pathname.slice(1)),
  );
  await keeps(page, ...used, ...more);
}

/** How often pages of `context` were loaded. */
function countLoads(context: BrowserContext): () => number {
  let loads = 0;
  context.on('request', (request) => {
    if (request.isNavigationRequest() && request.frame().parentFrame() === null) loads += 1;
  });
  return () => loads;
}

test('without a network a lab is solved and a quiz taken, and all of it is kept', async ({ page, host, context }) => {
  const { files, solution, tasks } = await readLab(SLUG);
  const path = files.editable[0] ?? '';
  const all = `All tests passed. ${tasks.length} of ${tasks.length} tasks passed.`;
  const loads = countLoads(context);
  const lab = new LabPage(page);
  await lab.open(SLUG);
  // First use of engine and editor.
  await lab.runTests();
  await lab.edit(path);
  await keepsWhole(page, /^engine\/process-/, /^engine\/part-http2-/, /^_astro\/editor\.api\./, 'offline/');
  expect(loads(), 'a host with headers needs no reload').toBe(1);
  const question = page.locator('form:has(fieldset):visible');
  await page.goto(QUIZ);
  await awake(question);
  await keepsWhole(page);

  await host.unplug();
  await lab.open(SLUG);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await lab.paste(path, await solution(path));
  expect(await lab.runTests()).toBe(all);
  await page.goto(QUIZ);
  await expect(page.getByText('Question 1 of ')).toBeVisible();
  await awake(question);
  await answer(question);
  const verdict = (await question.locator('.hp-verdict').textContent()) ?? '';
  // An address without its slash, as hosts mend it; and a page that nobody has seen.
  await page.goto(`/labs/${SLUG}`);
  await expect(page).toHaveURL(`/labs/${SLUG}/`);
  await page.goto('/guides/memory/');
  await expect(page.getByRole('alert')).toHaveText(/the page you asked for is not on this device/);

  await host.plugIn();
  await page.goto(QUIZ);
  await expect(page.getByText(/^Question \d+ of /).first()).toBeVisible();
  await page.getByRole('button', { name: /^Question 1 of / }).press('Enter');
  await awake(question);
  await expect(question.locator('.hp-verdict')).toHaveText(`${verdict} (answered before)`);
  await lab.open(SLUG);
  await expect(lab.results).toContainText('From an earlier visit');
  await expect(lab.results.getByText('passed', { exact: true })).toHaveCount(tasks.length);

  // Everything: first with no room for it, then with.
  await page.goto('/offline/');
  const devtools = await context.newCDPSession(page);
  const origin = host.origin;
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1_000_000 });
  const everything = page.getByRole('button', { name: /^Make everything available offline \(\d+\.\d MiB\)$/ });
  await everything.click();
  await expect(page.getByTestId('offline-status')).toHaveText(
    /^Your browser has no more room for this site\..* of the /,
  );
  await devtools.send('Storage.overrideQuotaForOrigin', { origin });
  await everything.click();
  await expect(page.getByTestId('offline-status')).toHaveText(/^Everything is on this device\./);
  await expect(page.getByRole('button', { name: 'Everything is available offline' })).toBeVisible();
  await host.unplug();
  await page.goto('/guides/memory/');
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Offline');
  // Seen for the first time, without a network: what was done before stands in it.
  await page.goto('/progress/');
  await expect(page.locator('main details', { hasText: 'Async patterns' })).toContainText(/1 of \d+ labs.*1\/\d+ quiz/);

  await page.goto('/offline/');
  await page.getByRole('button', { name: 'Remove the offline copy' }).click();
  await expect(page.getByTestId('offline-status')).toHaveText(/^The offline copy is removed\. Your progress is kept\./);
  await expect(page.getByRole('caption')).toHaveText(/^0 KiB of /);
});

test.describe('on a host that sends no headers', () => {
  test.use({ headers: false });

  test('the worker isolates pages after one reload, and keeps the engine in an origin of its own', async ({
    page,
    context,
  }) => {
    const loads = countLoads(context);
    await page.goto('/about/');
    // Not a word to the page before, for the same reason.
    await expect.poll(loads).toBe(2);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);

    const lab = new LabPage(page);
    const { files, solution, tasks } = await readLab(SLUG);
    await lab.open(SLUG);
    const frameAnswer = page.waitForResponse((response) => response.url().includes('/engine/frame-'));
    for (const path of files.editable) await lab.paste(path, await solution(path));
    expect(await lab.runTests()).toBe(`All tests passed. ${tasks.length} of ${tasks.length} tasks passed.`);
    expect(loads()).toBe(3);

    const response = await frameAnswer;
    expect(response.fromServiceWorker()).toBe(true);
    expect(response.headers()['content-security-policy']).toMatch(/^sandbox allow-scripts; default-src 'none';/);
    const frame = page.frames().find((each) => each.url().includes('/engine/frame-'));
    const inside = await frame?.evaluate(async () => ({
      origin: self.origin,
      isolated: crossOriginIsolated,
      storage: await Promise.resolve()
        .then(() => localStorage.length)
        .catch((error: unknown) => String(error)),
      network: await fetch('/about/').then(
        () => 'reached',
        () => 'refused',
      ),
    }));
    expect(inside).toMatchObject({ origin: 'null', isolated: true, network: 'refused' });
    expect(inside?.storage).toContain('SecurityError');
  });
});

test('a damaged engine is not run or kept; a new version in mid-run waits, and nothing is lost', async ({
  page,
  host,
}) => {
  const { files, tasks, solution } = await readLab(SLUG);
  const path = files.editable[0] ?? '';
  const lab = new LabPage(page);
  host.change = (asked, body) => (asked.startsWith('/engine/library-') ? body.subarray(0, 100_000) : undefined);
  await lab.open(SLUG);
  await keeps(page, `labs/${SLUG}/`);
  await lab.button('Run tests').click();
  await expect(page.getByText('arrived cut short or changed, twice, so it was not run').first()).toBeVisible();
  expect((await kept(page)).filter((one) => one.includes('library'))).toEqual([]);
  host.change = () => undefined;
  expect(await lab.runTests()).toMatch(new RegExp(`of ${tasks.length} tasks passed`));

  // The same site, as another version.
  const version = await page.evaluate(async () => (await caches.keys()).find((name) => name.includes(' site ')));
  // It exports what the tests import, or the run would be over before the loop.
  await lab.paste(path, `// My half-finished thought.\nfor (;;);\n${await solution(path)}`);
  await lab.button('Run tests').click();
  await expect(lab.status).toHaveText('Running the tests.');
  const before = version?.split(' ').at(-1) ?? '';
  host.change = (asked, body) =>
    asked === '/sw.js' ? Buffer.from(body.toString('utf8').replaceAll(before, 'ffffffffffff')) : undefined;
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  const notice = page.getByRole('status').filter({ hasText: 'A new version of this site is ready.' });
  await expect(notice).toBeVisible();
  await expect(lab.status).toHaveText('Running the tests.');
  await page.getByTestId('stop').click();
  await lab.finished();
  await expect(lab.code).toContainText('My half-finished thought.');

  await notice.getByRole('button', { name: 'Reload' }).click();
  await expect(notice).toBeHidden();
  await expect(lab.code).toContainText('My half-finished thought.');
  // What the reader had is there in the new version, and the old one is gone.
  await expect
    .poll(() => page.evaluate(async () => (await caches.keys()).filter((name) => name.includes(' site '))))
    .toEqual([expect.stringContaining('ffffffffffff')]);
  await keeps(page, `labs/${SLUG}/`, /^engine\/library-/);
});
