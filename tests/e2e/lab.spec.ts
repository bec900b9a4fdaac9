import { violationsOf } from './support/axe.ts';
import { LabPage, readLab } from './support/lab.ts';
import { expect, test } from './support/test.ts';

const SLUG = 'worker-pool';

test.describe('a lab', () => {
  test('the starter fails, and says which tasks and why', async ({ page }) => {
    const lab = new LabPage(page);
    const { tasks } = await readLab(SLUG);
    await lab.open(SLUG);
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);

    expect(await lab.runTests()).toMatch(new RegExp(`^\\d+ of ${tasks.length} tasks passed\\. Failed: `));
    for (const { title } of tasks) await expect(lab.results).toContainText(title);
    await expect(page.getByTestId('engine')).toContainText(/Embedded engine, Node\.js 24\./);
    await expect(page.getByTestId('timeline')).toBeVisible();
  });

  test('the solution, pasted in, passes every test', async ({ page }) => {
    const lab = new LabPage(page);
    const { files, solution, tasks } = await readLab(SLUG);
    await lab.open(SLUG);
    for (const path of files.editable) await lab.paste(path, await solution(path));

    expect(await lab.runTests()).toBe(`All tests passed. ${tasks.length} of ${tasks.length} tasks passed.`);
  });

  test('the benchmark shows equal answers, both distributions, and a verdict with its interval', async ({ page }) => {
    const lab = new LabPage(page);
    const { files, solution } = await readLab(SLUG);
    await lab.open(SLUG);
    for (const path of files.editable) await lab.paste(path, await solution(path));

    await lab.button(/^Run benchmark/).click();
    // Which verdict it is depends on the machine; that there is one, with an interval, does not.
    expect(await lab.finished(120_000)).toMatch(/(faster|slower|Inconclusive).*95 % interval \d.*× to \d.*×/);
    await expect(lab.results).toContainText('Both sides gave equal answers.');
    await expect(page.getByTestId('plot').locator('svg').first()).toBeVisible();
    // A head, and one row of figures a side.
    await expect(page.getByRole('group', { name: 'Figures' }).getByRole('row')).toHaveCount(3);

    // What the bench published of itself, and what the browser does not tell.
    const gauges = page.getByTestId('gauges').getByRole('listitem');
    await expect(gauges.filter({ hasText: 'queue length' })).toContainText(/\d tasks/);
    await expect(gauges.filter({ hasText: 'event-loop delay' })).toContainText(/\d ms/);
    await expect(gauges.filter({ hasText: 'heap' })).toContainText(/not told by this browser|\d MB/);

    await page.getByTestId('timeline').getByText('Timeline', { exact: true }).press('Enter');
    const part = page.getByTestId('timeline-part');
    const plot = page.getByTestId('timeline-plot');
    await expect(part).toContainText('The whole run, 0 ms to');
    await expect(plot.getByRole('img', { name: /main thread, thread \d/ })).toBeVisible();
    await plot.press('+');
    await expect(part).toContainText('From ');
    await plot.press('ArrowRight');
    const table = page.getByRole('group', { name: 'Timeline in figures' });
    await expect(table.getByRole('rowheader', { name: 'main thread' })).toBeVisible();
    await expect(table.getByRole('rowheader', { name: /^thread/ }).first()).toBeVisible();
    await page.getByRole('button', { name: 'Whole run' }).press('Enter');
    await expect(part).toContainText('The whole run');
    await page.mouse.move(0, 0);
    const { x, y, width } = (await plot.boundingBox()) ?? { x: 0, y: 0, width: 0 };
    await page.mouse.move(x + width / 4, y + 10);
    await page.mouse.down();
    await page.mouse.move(x + width / 2, y + 10);
    await page.mouse.up();
    await expect(part).toContainText('From ');
    expect(await violationsOf(page)).toEqual([]);
  });

  test('`while (true) {}` is stopped with a clear message, the page stays alive, the next run works', async ({
    page,
  }) => {
    const lab = new LabPage(page);
    // The lab that waits least.
    const slug = 'lru-ttl';
    const { files, starter, tasks, timeoutMs } = await readLab(slug);
    const path = files.editable[0] ?? '';
    await lab.open(slug);
    await lab.paste(path, `while (true) {}\n${await starter(path)}`);

    await lab.button('Run tests').click();
    // The page answers while the loop spins.
    await expect(lab.button('Run tests')).toHaveAttribute('aria-disabled', 'true');
    await lab.button('Give me a hint').first().click();
    await expect(
      page
        .getByTestId(/^hints-/)
        .first()
        .getByRole('listitem'),
    ).toHaveCount(1);
    expect(await lab.finished(timeoutMs + 60_000)).toMatch(/loop/i);
    await expect(page.getByTestId('problem')).toBeVisible();

    await lab.button('Reset lab').click();
    expect(await lab.runTests()).toMatch(new RegExp(`of ${tasks.length} tasks passed`));
  });

  test('Stop ends a busy loop at once', async ({ page }) => {
    const lab = new LabPage(page);
    const { files } = await readLab(SLUG);
    await lab.open(SLUG);
    await lab.paste(files.editable[0] ?? '', 'while (true) {}\n');

    await lab.button('Run tests').click();
    await expect(lab.button('Stop')).toHaveAttribute('aria-disabled', 'false');
    await lab.button('Stop').click();
    expect(await lab.finished(5_000)).toBe('Stopped.');
  });

  test('edits and results survive a reload, and nothing runs by itself', async ({ page }) => {
    const lab = new LabPage(page);
    const { files } = await readLab(SLUG);
    const path = files.editable[0] ?? '';
    const mine = '// kept across the reload\n';
    await lab.open(SLUG);
    await lab.paste(path, mine);
    await lab.runTests();
    const verdict = (await page.getByTestId('task-results').textContent()) ?? '';

    await page.reload();
    await expect(lab.code).toContainText('kept across the reload');
    await expect(lab.button('Run tests')).toHaveAttribute('aria-disabled', 'false');
    await expect(page.getByTestId('earlier')).toBeVisible();
    await expect(page.getByTestId('task-results')).toHaveText(verdict);

    await lab.button('Reset lab').click();
    await expect(lab.code).not.toContainText('kept across the reload');
    await lab.button('Undo').click();
    await expect(lab.code).toContainText('kept across the reload');
  });

  test('a whole round by keyboard alone', async ({ page }) => {
    const lab = new LabPage(page);
    await lab.open(SLUG);
    await lab.button('Run tests').focus();
    await page.keyboard.press('Enter');
    expect(await lab.finished()).toMatch(/tasks passed/);

    await page.getByRole('tab', { selected: true }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowLeft');
    const frame = page.getByRole('group', { name: /Press Enter to edit/ });
    while (!(await frame.evaluate((element) => element === document.activeElement))) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const editor = lab.code.getByRole('textbox');
    await expect(editor).toBeFocused();
    await page.keyboard.type('// typed\n');
    await expect(lab.code).toContainText('// typed');

    await page.keyboard.press('ControlOrMeta+Enter');
    expect(await lab.finished()).toMatch(/tasks passed/);

    await page.keyboard.press('Escape');
    await expect(frame).toBeFocused();
  });
});
