import { violationsOf } from './support/axe.ts';
import { LabPage, readLab } from './support/lab.ts';
import { expect, test } from './support/test.ts';

/** A lab without threads, whose runs are quick. */
const SLUG = 'promise-pool';

test.describe('the workbench', () => {
  test('one task runs alone, by keyboard, and the results of the others stay', async ({ page }) => {
    const lab = new LabPage(page);
    const { tasks } = await readLab(SLUG);
    const [first, second] = tasks;
    await lab.open(SLUG);

    await page.getByTestId(`run-${first?.id}`).focus();
    await page.keyboard.press('Enter');
    expect(await lab.finished()).toMatch(new RegExp(`^${first?.title}: \\d+ of \\d+ tests passed\\.$`));
    await expect(page.getByTestId(`task-${first?.id}`)).toContainText('failed');
    await expect(page.getByTestId(`task-${second?.id}`)).toContainText('not run');

    await page.getByTestId(`run-${second?.id}`).press('Enter');
    expect(await lab.finished()).toContain(second?.title);
    await expect(page.getByTestId(`task-${first?.id}`)).toContainText('failed');
    await expect(page.getByTestId(`task-${second?.id}`)).toContainText('failed');
    await expect(page.getByTestId(`run-${second?.id}`)).toBeFocused();
  });

  test('the solution comes when it may be seen, and stands beside your code', async ({ page }) => {
    const lab = new LabPage(page);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await lab.open(SLUG);
    await lab.button('Show solution').press('Enter');
    await lab.edit('pool.js');
    expect(asked).toContain(`/labs/${SLUG}/lab.json`);
    expect(asked).not.toContain(`/labs/${SLUG}/solution.json`);

    await lab.button('Show it all the same').press('Enter');
    const compare = lab.button('Compare with the solution');
    await compare.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Your code and the solution' });
    await expect(dialog.getByRole('insertion').first()).toBeVisible();
    await expect(dialog.getByRole('deletion').first()).toBeVisible();
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(compare).toBeFocused();

    await lab.button('Put the solution into the editor').press('Enter');
    await compare.press('Enter');
    await expect(dialog).toContainText('pool.js is the same on both sides.');
  });

  test('a known mistake is explained, with its trap', async ({ page }) => {
    const lab = new LabPage(page);
    const { mutant } = await readLab(SLUG);
    await lab.open(SLUG);
    await lab.paste('pool.js', await mutant('batches', 'pool.js'));
    await lab.runTests();
    await expect(page.getByTestId('lesson')).toContainText('You seem to have met trap A2.');
    await expect(page.getByTestId('lesson')).toContainText('A new group starts when the whole last one has ended.');
    expect(await violationsOf(page)).toEqual([]);
  });

  test('a share link shows somebody’s version beside yours, and never runs it or loses yours', async ({
    page,
    context,
    browser,
  }) => {
    const lab = new LabPage(page);
    await lab.open(SLUG);
    await lab.paste('pool.js', '// their version\n');
    await lab.button('Share').press('Enter');
    await page.getByRole('button', { name: 'Copy link' }).press('Enter');
    await expect(page.getByTestId('share-status')).toHaveText('Link copied.');
    expect(await violationsOf(page)).toEqual([]);
    const link = await page.evaluate(() => navigator.clipboard.readText());
    await page.getByRole('button', { name: 'Copy as Markdown' }).press('Enter');
    await expect(page.getByTestId('share-status')).toHaveText('Copied as Markdown.');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('```js\n// their version\n```');
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download as zip' }).press('Enter');
    expect((await saved).suggestedFilename()).toBe(`${SLUG}.zip`);
    await context.close();

    const fresh = await browser.newContext();
    const other = await fresh.newPage();
    const theirs = new LabPage(other);
    await theirs.open(SLUG);
    await theirs.paste('pool.js', '// my version\n');
    await other.goto(link);
    const bar = other.getByRole('region', { name: "Somebody's version" });
    await expect(bar).toContainText("somebody's version of pool.js");
    await expect(theirs.code).toContainText('my version');
    await expect(theirs.status).toHaveText('Nothing has run yet.');
    expect(await violationsOf(other)).toEqual([]);

    await bar.getByRole('button', { name: 'Compare with mine' }).press('Enter');
    const dialog = other.getByRole('dialog', { name: 'Your code and their version' });
    await expect(dialog.getByRole('deletion')).toHaveText('// my version');
    await expect(dialog.getByRole('insertion')).toHaveText('// their version');
    await other.keyboard.press('Escape');
    await bar.getByRole('button', { name: 'Put it into my editor' }).press('Enter');
    await expect(theirs.code).toContainText('their version');

    await other.reload();
    await expect(theirs.code).toContainText('their version');
    await theirs.button('Undo').press('Enter');
    await expect(theirs.code).toContainText('my version');

    await other.goto(link.slice(0, -20));
    await expect(bar).toContainText('This link is broken');
    await bar.getByRole('button', { name: 'Close' }).press('Enter');
    await expect(bar).toBeHidden();
    expect(new URL(other.url()).hash).toBe('');
    await fresh.close();
  });

  test('? lists the shortcuts, but is typed into the editor; Ctrl+S says that work is kept', async ({ page }) => {
    const lab = new LabPage(page);
    await lab.open(SLUG);
    const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await lab.button('Run tests').focus();
    await page.keyboard.press('?');
    await expect(dialog).toContainText('Leave the editor');
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(lab.button('Run tests')).toBeFocused();

    await lab.edit('pool.js');
    await page.keyboard.type('?');
    await expect(lab.code).toContainText('?/**');
    await expect(dialog).toBeHidden();
    await page.keyboard.press('ControlOrMeta+S');
    await expect(lab.status).toHaveText('Kept in this browser. Every change is, as you make it.');
  });

  test('the panes are hidden and brought back by keyboard, which is kept; the workbench fills the window', async ({
    page,
  }) => {
    await page.setViewportSize({ width: 1400, height: 900 });
    const lab = new LabPage(page);
    await lab.open(SLUG);
    const instructions = page.getByRole('region', { name: 'Instructions' });
    const bar = page.getByRole('separator', { name: 'Width of the instructions' });
    await bar.press('ArrowRight');
    await expect(bar).toHaveAttribute('aria-valuenow', '27');
    await bar.press('Enter');
    await expect(instructions).toBeHidden();
    await expect(bar).toHaveAttribute('aria-valuenow', '0');
    await page.reload();
    await expect(instructions).toBeHidden();
    await bar.press('Enter');
    await expect(instructions).toBeVisible();

    await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
    const full = lab.button('Full screen');
    await full.press('Enter');
    await expect(full).toHaveAttribute('aria-pressed', 'true');
    await expect(page.getByRole('banner')).toBeHidden();
    await expect(lab.button('Run tests')).toBeInViewport();
    expect((await lab.code.boundingBox())?.height).toBeGreaterThan(680);
    expect(await violationsOf(page)).toEqual([]);
    await full.press('Enter');
    await expect(page.getByRole('banner')).toBeVisible();
  });

  test('a file and the lab go back to the start, and each comes back by undo, after a reload too', async ({ page }) => {
    const lab = new LabPage(page);
    await lab.open(SLUG);
    await lab.paste('pool.js', '// mine\n');
    await lab.button('Reset file').press('Enter');
    await expect(lab.code).not.toContainText('// mine');
    await page.reload();
    await lab.button('Undo').press('Enter');
    await expect(lab.status).toHaveText('Undone. Your edits are back.');
    await expect(lab.code).toContainText('// mine');
    await lab.button('Reset lab').press('Enter');
    await expect(lab.code).not.toContainText('// mine');
    await lab.button('Undo').press('Enter');
    await expect(lab.code).toContainText('// mine');
    await expect(lab.button('Undo')).toBeHidden();
  });

  test('files of your own: added, named, deleted and brought back by keyboard, and there after a reload', async ({
    page,
  }) => {
    const lab = new LabPage(page);
    await lab.open(SLUG);
    await lab.button('File tree').press('Enter');
    const row = (name: string) => page.getByRole('treeitem', { name });
    await lab.button('New file').press('Enter');
    const name = page.getByRole('textbox', { name: 'Name of the new file' });
    await expect(name).toBeFocused();
    await page.keyboard.type('tests/mine.js');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toHaveText('This folder is for what grades your code. Choose another one.');
    expect(await violationsOf(page)).toEqual([]);
    await name.fill('lib/helper.js');
    await page.keyboard.press('Enter');
    await expect(row('helper.js')).toBeFocused();
    await expect(lab.status).toHaveText('lib/helper.js is there. It is empty.');
    await lab.paste('lib/helper.js', '// mine\n');

    await row('helper.js').press('F2');
    await page.getByRole('textbox', { name: 'New name of lib/helper.js' }).fill('lib/other.js');
    await page.keyboard.press('Enter');
    await expect(row('other.js')).toBeFocused();
    await page.keyboard.press('ArrowLeft');
    await expect(row('lib')).toBeFocused();
    await page.keyboard.press('ArrowLeft');
    await expect(row('other.js')).toBeHidden();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Delete');
    await expect(lab.tab('lib/other.js')).toBeHidden();
    await lab.button('Undo').press('Enter');

    await page.goto(`/labs/${SLUG}/#file=lib/other.js:1`);
    await page.reload();
    await expect(lab.tab('lib/other.js')).toHaveAttribute('aria-selected', 'true');
    await expect(lab.code.locator('.view-lines')).toContainText('// mine');
    await page.evaluate(() => (location.hash = '#file=pool.js'));
    await expect(lab.tab('pool.js')).toHaveAttribute('aria-selected', 'true');
  });

  test('the editor knows Node: types on hover, completion; loaded when somebody writes, and never to save data', async ({
    page,
  }) => {
    const lab = new LabPage(page);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    const isService = (path: string): boolean => /language-service|ts\.worker/.test(path);
    await page.addInitScript(() => {
      if (location.search === '?slow') Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
    });
    const threads = 'worker-pool';
    await page.goto(`/labs/${threads}/?slow`);
    await page.mouse.move(1, 1);
    await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
    await lab.edit('pool.js');
    await page.keyboard.type('// typed ');
    await expect(lab.code).toContainText('// typed');
    await page.waitForLoadState('networkidle');
    expect(asked.filter(isService)).toEqual([]);

    await lab.open(threads);
    await page.getByTestId('editor').hover();
    await expect(lab.code.locator('.view-lines')).toBeVisible();
    expect(asked.filter(isService)).toEqual([]);
    await lab.paste('pool.js', "import { Worker } from 'node:worker_threads';\nimport './errors.js';\nWorker;\n");
    await page.keyboard.press('ControlOrMeta+Home');
    for (let i = 0; i < 10; i += 1) await page.keyboard.press('ArrowRight');
    await expect(async () => {
      await page.keyboard.press('ControlOrMeta+K');
      await page.keyboard.press('ControlOrMeta+I');
      await expect(page.locator('.monaco-hover').first()).toContainText('class Worker', { timeout: 2_000 });
    }).toPass({ timeout: 60_000 });
    expect(await violationsOf(page)).toEqual([]);
    await lab.edit('pool.js');
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.type('new Worker("w.js").postMess');
    await page.keyboard.press('ControlOrMeta+Space');
    await expect(page.locator('.suggest-widget')).toContainText('postMessage', { timeout: 60_000 });
    // Monaco names a row by more than its text.
    const found = await violationsOf(page);
    expect(found.filter((line) => !/label-content-name-mismatch.*#list_id/.test(line))).toEqual([]);
  });
});
