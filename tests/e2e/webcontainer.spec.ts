import type { Page } from '@playwright/test';
import { violationsOf } from './support/axe.ts';
import { LabPage, readLab } from './support/lab.ts';
import { expect, test } from './support/stand-in.ts';

/** A lab whose tests take no time. */
const SLUG = 'lru-ttl';
/** Longer than the time-out of a boot, in milliseconds of the page's clock. */
const PAST_TIMEOUT = 60_000;

/** The tool bar's parts about engines. */
class EngineLine {
  readonly lab: LabPage;
  readonly line;
  readonly choice;
  readonly details;

  constructor(lab: LabPage) {
    this.lab = lab;
    this.line = lab.page.getByTestId('engine-line');
    this.choice = lab.page.getByRole('combobox', { name: 'Engine' });
    this.details = lab.page.getByRole('dialog', { name: 'About the engine' });
  }

  async openDetails(): Promise<void> {
    await this.lab.button('Details').click();
    await expect(this.details).toBeVisible();
  }
}

/** Nothing for axe to find, in both colour schemes. */
async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
    expect(await violationsOf(page), colorScheme).toEqual([]);
  }
}

test.describe('a WebContainer beside the embedded engine', () => {
  test('a slow boot: runs go on, and move over when it is ready', async ({ page, standIn }) => {
    const boot = Promise.withResolvers<undefined>();
    standIn.behaviour.bootAfter = boot.promise;
    const lab = new LabPage(page);
    const engine = new EngineLine(lab);
    // It asks the most of an engine.
    await lab.open('worker-pool');
    expect(standIn.frames).toHaveLength(0);

    const verdict = await lab.runTests();
    await expect(engine.line).toHaveText(
      /^Embedded engine, Node\.js 24\.\S+: ready at once\. A WebContainer is starting in the background\.$/,
    );
    await expect(page.getByTestId('engine')).toContainText('Embedded engine, Node.js 24.');

    boot.resolve(undefined);
    await expect(engine.line).toHaveText(
      /^WebContainer, Node\.js 24\.\S+: ready, and it can do all that this lab needs\.$/,
    );
    await engine.openDetails();
    await expect(engine.details.getByRole('listitem')).toHaveText([
      /^Check this browser \d+ ms$/,
      /^Load the WebContainer client \d+ ms$/,
      /^Start Node\.js at StackBlitz’s page \d+ ms$/,
      /^Try what it can do \d+ ms$/,
    ]);
    await page.keyboard.press('Escape');

    expect(await lab.runTests()).toBe(verdict);
    await expect(page.getByTestId('engine')).toContainText('WebContainer, Node.js 24.');
    expect(standIn.frames.map(({ size }) => size > 0)).toEqual([true]);
    expect(standIn.builds).toBe(1);
  });

  test('a boot without an answer: only the line says so; a reload tries again and keeps the edits', async ({
    page,
    standIn,
  }) => {
    standIn.behaviour.boot = 'silent';
    const { files, tasks, solution } = await readLab(SLUG);
    const lab = new LabPage(page);
    const engine = new EngineLine(lab);
    await page.clock.install();
    await lab.open(SLUG);
    for (const path of files.editable) await lab.paste(path, await solution(path));
    const passed = `All tests passed. ${tasks.length} of ${tasks.length} tasks passed.`;
    expect(await lab.runTests()).toBe(passed);

    await page.clock.fastForward(PAST_TIMEOUT);
    await expect(engine.line).toHaveText(
      /^Embedded engine, Node\.js 24\.\S+: everything works on it\. StackBlitz gave no answer in time\.$/,
    );
    expect(await lab.runTests()).toBe(passed);

    await engine.openDetails();
    await expect(page.getByTestId('engine-advice')).toContainText(
      'Allow it, then reload the page: your edits are kept.',
    );
    standIn.behaviour.boot = 'answers';
    await engine.details.getByRole('button', { name: 'Reload the page' }).click();
    await expect(engine.line).toHaveText('Node.js starts with the first run.');
    // Islands are alive once the stored work was read.
    await expect(lab.status).toHaveText('From an earlier visit.');
    expect(await lab.runTests()).toBe(passed);
    await expect(engine.line).toContainText('ready, and it can do all that this lab needs.');
  });

  test('a boot that answers after its time-out is taken all the same', async ({ page, standIn }) => {
    standIn.behaviour.boot = 'silent';
    const lab = new LabPage(page);
    const engine = new EngineLine(lab);
    await page.clock.install();
    await lab.open(SLUG);
    await lab.runTests();
    await page.clock.fastForward(PAST_TIMEOUT);
    await expect(engine.line).toContainText('StackBlitz gave no answer in time.');

    standIn.behaviour.boot = 'answers';
    standIn.speak();
    await expect(engine.line).toContainText('ready, and it can do all that this lab needs.');
  });

  for (const [words, what, mend] of [
    ['Failed to access storage: cookies are blocked', 'This browser blocks the storage', 'Allow cookies and storage'],
    ['Unauthorized: invalid API key', 'StackBlitz does not let this site use WebContainers.', 'needs a licence'],
    ['WebAssembly.Memory(): could not allocate memory', 'There was not enough memory', 'Close other tabs'],
    ['something else entirely', 'The WebContainer stopped working.', 'Try again'],
  ] as const) {
    test(`a boot that fails (${words}) says what happened and what to do, and a second try is a new boot`, async ({
      page,
      standIn,
    }) => {
      standIn.behaviour.boot = new Error(words);
      const lab = new LabPage(page);
      const engine = new EngineLine(lab);
      await lab.open(SLUG);
      await lab.runTests();
      await expect(engine.line).toContainText(`everything works on it. ${what}`);
      await engine.openDetails();
      await expect(page.getByTestId('engine-advice')).toContainText(mend);

      standIn.behaviour.boot = 'answers';
      await engine.details.getByRole('button', { name: 'Try again' }).click();
      await expect(engine.line).toContainText('ready, and it can do all that this lab needs.');
    });
  }

  test('a page that is not isolated says which headers are missing', async ({ page, standIn }) => {
    await page.route(`**/labs/${SLUG}/`, async (route) => {
      const response = await route.fetch();
      const headers = Object.entries(response.headers()).filter(([name]) => !name.startsWith('cross-origin-'));
      await route.fulfill({ response, headers: Object.fromEntries(headers) });
    });
    const lab = new LabPage(page);
    await lab.open(SLUG);
    await lab.runTests();
    await expect(new EngineLine(lab).line).toContainText(
      'This host does not send the headers that WebContainers need.',
    );
    await expect(page.getByTestId('problem')).toContainText('the page about self-hosting lists them');
    expect(standIn.frames).toHaveLength(0);
  });

  test('a pinned engine is used, kept across a reload, and can be changed back', async ({ page, standIn }) => {
    const lab = new LabPage(page);
    const engine = new EngineLine(lab);
    await lab.open(SLUG);
    await engine.choice.selectOption('WebContainer');
    await lab.runTests();
    await expect(engine.line).toHaveText(/^WebContainer, Node\.js 24\.\S+: you chose it\.$/);
    await expect(page.getByTestId('engine')).toContainText('WebContainer, Node.js 24.');

    await page.reload();
    await expect(engine.choice).toHaveValue('webcontainer');
    await engine.choice.selectOption('Embedded');
    await lab.runTests();
    await expect(engine.line).toHaveText(/^Embedded engine, Node\.js 24\.\S+: you chose it\.$/);
    await expect(page.getByTestId('engine')).toContainText('Embedded engine, Node.js 24.');

    await page.reload();
    await expect(engine.choice).toHaveValue('browser-node');
    await lab.runTests();
    await expect(page.getByTestId('engine')).toContainText('Embedded engine, Node.js 24.');
    expect(standIn.builds).toBe(1);
  });

  test('a pinned WebContainer that fails is left with one click', async ({ page, standIn }) => {
    standIn.behaviour.boot = new Error('quota exceeded');
    const lab = new LabPage(page);
    await lab.open(SLUG);
    await new EngineLine(lab).choice.selectOption('WebContainer');
    await lab.runTests();
    const problem = page.getByTestId('problem');
    await expect(problem).toContainText('This browser blocks the storage that WebContainers need. Allow cookies');
    await expectAccessible(page);
    await problem.getByRole('button', { name: 'Use the embedded engine' }).click();
    await expect(lab.button('Run tests')).toBeFocused();
    expect(await lab.runTests()).toMatch(/tasks passed/);
    await expect(page.getByTestId('engine')).toContainText('Embedded engine, Node.js 24.');
  });

  test('engines are chosen, looked at and tried again by keyboard alone', async ({ page, standIn }) => {
    standIn.behaviour.boot = new Error('something else entirely');
    const lab = new LabPage(page);
    const engine = new EngineLine(lab);
    const { keyboard } = page;
    await lab.open(SLUG);
    await lab.button('Run tests').focus();
    await keyboard.press('Enter');
    await expect(engine.line).toContainText('The WebContainer stopped working.');
    await lab.finished();

    while (!(await engine.choice.evaluate((element) => element === document.activeElement)))
      await keyboard.press('Tab');
    await keyboard.press('Tab');
    await expect(lab.button('Details')).toBeFocused();
    await keyboard.press('Enter');
    await expect(engine.details).toBeVisible();
    await expectAccessible(page);

    standIn.behaviour.boot = 'answers';
    await keyboard.press('Tab');
    await expect(engine.details.getByRole('button', { name: 'Try again' })).toBeFocused();
    await keyboard.press('Enter');
    await expect(engine.line).toContainText('ready, and it can do all that this lab needs.');
    await expectAccessible(page);
    await keyboard.press('Escape');
    await expect(engine.details).toBeHidden();
    await expect(lab.button('Details')).toBeFocused();

    await keyboard.press('Shift+Tab');
    await expect(engine.choice).toBeFocused();
    await keyboard.press('ArrowDown');
    await expect(engine.line).toHaveText(/^Embedded engine, Node\.js 24\.\S+: you chose it\.$/);
    await keyboard.press('ControlOrMeta+Enter');
    expect(await lab.finished()).toMatch(/tasks passed/);
    await expect(page.getByTestId('engine')).toContainText('Embedded engine, Node.js 24.');
  });

  test('a runaway that kill() cannot end is torn down with its container', async ({ page, standIn }) => {
    standIn.behaviour.killLeavesThreads = true;
    const { files, starter } = await readLab(SLUG);
    const path = files.editable[0] ?? '';
    const lab = new LabPage(page);
    const engine = new EngineLine(lab);
    await lab.open(SLUG);
    await engine.choice.selectOption('WebContainer');
    // Once, so that what is stopped below is the program and not a boot.
    await lab.runTests();
    await lab.paste(path, `while (true) {}\n${await starter(path)}`);
    await lab.button('Run tests').click();
    await expect.poll(() => standIn.running).toBe(1);
    await lab.button('Stop').click();
    expect(await lab.finished()).toBe('Stopped.');

    await expect.poll(() => standIn.running).toBe(0);
    await lab.button('Reset lab').click();
    expect(await lab.runTests()).toMatch(/tasks passed/);
    await expect(page.getByTestId('engine')).toContainText('WebContainer, Node.js 24.');
    expect(standIn.builds).toBe(2);
  });
});

test('with the real host out of reach, a reader who starts a lab notices nothing but a line', async ({ page }) => {
  const { tasks } = await readLab(SLUG);
  const lab = new LabPage(page);
  const engine = new EngineLine(lab);
  await page.clock.install();
  await lab.open(SLUG);
  const place = await engine.line.boundingBox();
  const verdict = await lab.runTests();
  expect(verdict).toMatch(new RegExp(`^\\d+ of ${tasks.length} tasks passed\\.`));
  await expect(engine.line).toContainText('A WebContainer is starting in the background.');
  await page.clock.fastForward(PAST_TIMEOUT);
  await expect(engine.line).toHaveText(
    /^Embedded engine, Node\.js 24\.\S+: everything works on it\. StackBlitz gave no answer in time\.$/,
  );
  expect(await lab.status.textContent()).toBe(verdict);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByTestId('problem')).toHaveCount(0);
  expect((await engine.line.boundingBox())?.y).toBe(place?.y);
});
