/** Somebody else's program in a lab, as behind a share link: it gets nothing of the site, and nothing out. */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import type { Frame, Page } from '@playwright/test';
import { attempts, documentAttempts, forgeMessages, navigations, recoverRealm, tryAll } from '../support/hostile.ts';
import { LabPage, readLab } from './support/lab.ts';
import { expect, test as base } from './support/test.ts';

interface Elsewhere {
  site: string;
  away: string;
  /** What came, over TCP or UDP. */
  heard: string[];
}

const test = base.extend<{ elsewhere: Elsewhere }>({
  // Playwright names requests also when the policy stops them; whether one was made, the other side knows.
  maySee: /^https:\/\/stackblitz\.com\/headless\?|^https?:\/\/127\.0\.0\.1:/,
  elsewhere: async ({ baseURL }, use) => {
    const heard: string[] = [];
    const server = createServer((socket) => {
      // Chromium connects ahead of a navigation that it then refuses: what counts is what is said.
      socket
        .on('error', () => undefined)
        .on('data', (bytes) => {
          heard.push(bytes.toString('latin1'));
          socket.end('HTTP/1.1 200 OK\r\naccess-control-allow-origin: *\r\ncontent-length: 0\r\n\r\n');
        });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const datagrams = createSocket('udp4', () => heard.push('datagram')).bind(port, '127.0.0.1');
    await once(datagrams, 'listening');
    await use({ site: baseURL ?? '', away: `http://127.0.0.1:${port}`, heard });
    server.close();
    datagrams.close();
    expect(heard, 'what reached another host').toEqual([]);
  },
});

/** A lab whose tests take no time. */
const SLUG = 'lru-ttl';
const SECRET = 'the-secret-of-the-site';

/** Gives the site something to keep; returns the addresses that were answered from then on. */
async function seed(page: Page) {
  const answered: string[] = [];
  page.context().on('response', (response) => answered.push(response.url()));
  await page.evaluate(async (secret) => {
    localStorage.setItem('secret', secret);
    sessionStorage.setItem('secret', secret);
    document.cookie = `secret=${secret}`;
    await (await caches.open('secrets')).put('/secret', new Response(secret));
    const open = indexedDB.open('secrets');
    await new Promise((resolve) => (open.onsuccess = resolve));
    open.result.close();
    const heard: unknown[] = [];
    new BroadcastChannel('isolation').onmessage = ({ data }) => heard.push(data);
    Object.assign(window, { heard });
  }, SECRET);
  return answered;
}

async function expectUntouched(page: Page, answered: readonly string[]): Promise<void> {
  const kept = await page.evaluate(async () => ({
    local: localStorage.getItem('secret'),
    cookie: document.cookie,
    cached: await (await (await caches.open('secrets')).match('/secret'))?.text(),
    heard: (window as unknown as { heard: unknown[] }).heard,
    polluted: Reflect.get({}, 'polluted') as unknown,
    title: document.title,
  }));
  expect(kept).toMatchObject({ local: SECRET, cookie: `secret=${SECRET}`, cached: SECRET, heard: [] });
  expect(kept.polluted).toBeUndefined();
  expect(answered.filter((url) => /leak/.test(url))).toEqual([]);
  expect(page.context().pages()).toHaveLength(1);
}

/** Nothing was got, and nothing that was said gives the secret away. */
function expectNothing(outcomes: Record<string, string>, names: readonly string[]): void {
  expect(Object.keys(outcomes).toSorted()).toEqual(names.toSorted());
  expect(Object.entries(outcomes).filter(([, outcome]) => outcome.startsWith('got '))).toEqual([]);
  expect(JSON.stringify(outcomes)).not.toContain(SECRET);
}

async function engineFrame(page: Page): Promise<Frame> {
  await expect.poll(() => page.frames().some((frame) => frame.url().includes('/engine/frame-'))).toBe(true);
  const frame = page.frames().find((each) => each.url().includes('/engine/frame-'));
  if (frame === undefined) throw new Error('there is no engine frame');
  return frame;
}

test.describe('a hostile program', () => {
  test('in a lab gets nothing, and the lab goes on', async ({ page, elsewhere }) => {
    const lab = new LabPage(page);
    const { files, solution, starter, tasks } = await readLab(SLUG);
    const path = files.editable[0] ?? '';
    await lab.open(SLUG);
    const answered = await seed(page);
    const title = await page.title();
    const markup = '<img src=x onerror="Object.prototype.polluted = 1"><script>alert(1)</script>';
    const print = `console.log(${JSON.stringify(`${markup}\u001B]0;changed\u0007\u001B[2J\u001B[?1049h`)});`;
    const report = `throw new Error('OUTCOMES' + JSON.stringify(await ${tryAll(attempts, elsewhere)}) + 'END' + ${JSON.stringify(markup)});`;
    await lab.paste(path, [recoverRealm, forgeMessages, print, report, await starter(path)].join('\n'));

    await lab.runTests();
    const text = (await lab.results.textContent()) ?? '';
    const found = /OUTCOMES(\{.*?\})END/.exec(text)?.[1];
    if (found === undefined) throw new Error(`the program has not reported: ${text.slice(0, 2_000)}`);
    expectNothing(JSON.parse(found) as Record<string, string>, Object.keys(attempts));
    await expectUntouched(page, answered);
    // What a program prints, and what it throws, is text.
    expect(await page.locator('img[src="x"]').count()).toBe(0);
    expect(await page.title()).toBe(title);

    for (const file of files.editable) await lab.paste(file, await solution(file));
    expect(await lab.runTests()).toBe(`All tests passed. ${tasks.length} of ${tasks.length} tasks passed.`);
  });

  test('with the frame itself in its hands gets nothing', async ({ page, elsewhere }) => {
    const lab = new LabPage(page);
    await lab.open(SLUG);
    await lab.runTests();
    const answered = await seed(page);
    const all = { ...attempts, ...documentAttempts };
    const frame = await engineFrame(page);
    const outcomes = await frame.evaluate<Record<string, string>>(tryAll(all, elsewhere));
    expectNothing(outcomes, Object.keys(all));
    await expectUntouched(page, answered);
  });

  test('in a fresh Worker of the frame gets nothing', async ({ page, elsewhere }) => {
    const lab = new LabPage(page);
    await lab.open(SLUG);
    await lab.runTests();
    const answered = await seed(page);
    const frame = await engineFrame(page);
    const source = `${tryAll(attempts, elsewhere)}.then((outcomes) => postMessage(outcomes))`;
    const outcomes = await frame.evaluate(
      (script) =>
        new Promise<Record<string, string>>((resolve) => {
          const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
          new Worker(url).onmessage = ({ data }) => resolve(data as Record<string, string>);
        }),
      source,
    );
    expectNothing(outcomes, Object.keys(attempts));
    await expectUntouched(page, answered);
  });

  for (const [name, statement] of Object.entries(navigations)) {
    test(`takes the frame nowhere: ${name}`, async ({ page, elsewhere }) => {
      const lab = new LabPage(page);
      await lab.open(SLUG);
      await lab.runTests();
      const answered = await seed(page);
      const frame = await engineFrame(page);
      const gone = page.waitForEvent('framenavigated', { timeout: 3_000 }).catch(() => undefined);
      await frame.evaluate(`{ const AWAY = ${JSON.stringify(elsewhere.away)}; ${statement}; }`).catch(() => undefined);
      await gone;
      await expectUntouched(page, answered);
      await page.reload();
      expect(await lab.runTests()).toMatch(/tasks passed/);
    });
  }

  test('does not change the prototypes of the page', async ({ page }) => {
    const lab = new LabPage(page);
    const { files, starter } = await readLab(SLUG);
    const path = files.editable[0] ?? '';
    await lab.open(SLUG);
    const answered = await seed(page);
    await lab.paste(path, `Object.prototype.polluted = 'polluted';\n${await starter(path)}`);
    await lab.runTests();
    await expect(lab.results).toContainText('Object.prototype');
    await expectUntouched(page, answered);
  });

  test('is not run by a host that has lost the header of the frame, whose origin would then be the site’s', async ({
    page,
  }) => {
    await page.route('**/engine/frame-*', async (route) => {
      const response = await route.fetch();
      const { 'content-security-policy': _lost, ...headers } = response.headers();
      await route.fulfill({ response, headers });
    });
    const lab = new LabPage(page);
    const { files, starter } = await readLab(SLUG);
    const path = files.editable[0] ?? '';
    await lab.open(SLUG);
    await lab.paste(path, `(0, eval)("try { localStorage.setItem('ran', '1') } catch {}");\n${await starter(path)}`);
    await lab.runTests();
    await expect(page.getByTestId('problem')).toContainText('This host does not send the headers');
    expect(await page.evaluate(() => localStorage.getItem('ran'))).toBeNull();
  });

  test('cannot answer for the frame: the page hears only the port it gave away', async ({ page }) => {
    const lab = new LabPage(page);
    const { tasks } = await readLab(SLUG);
    await lab.open(SLUG);
    await lab.runTests();
    const frame = await engineFrame(page);
    await frame.evaluate(() => {
      const forged = ['ready', 'result', 'error', 'port', 'part', 'output', 'exit'];
      for (const type of forged) parent.postMessage({ type, hotpath: 'hello', id: 1, isolated: true, events: [] }, '*');
    });
    expect(await lab.runTests()).toMatch(new RegExp(`^\\d+ of ${tasks.length} tasks passed\\. Failed: `));
  });
});
