import { violationsOf } from './support/axe.ts';
import { expect, test } from './support/test.ts';

const AWAKE = 'astro-island[ssr]';

test.describe('the playground', () => {
  test('a server runs, answers the HTTP client, one request and many, and ends by Stop', async ({ page }) => {
    await page.goto('/play/');
    await expect(page.locator(AWAKE)).toHaveCount(0);
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Run', exact: true }).press('Enter');
    const client = page.getByRole('region', { name: 'HTTP client' });
    await expect(client.getByRole('button', { name: 'Send' })).toBeVisible({ timeout: 60_000 });
    await expect(page.getByTestId('output')).toContainText('Listening on port 3000.');

    await client.getByRole('button', { name: 'Send' }).press('Enter');
    await expect(client.getByTestId('answer')).toContainText(/^GET \/: 200 OK in [\d.]+ ms\.$/);
    await expect(client.getByRole('region', { name: 'Body of the answer' })).toHaveText('{"hello":"Node","served":1}');
    await client.getByRole('textbox', { name: 'Path' }).fill('/missing');
    await client.getByLabel('At once').selectOption('10');
    await client.getByRole('button', { name: 'Send' }).press('Enter');
    await expect(client.getByTestId('answer')).toContainText(
      /^10 times GET \/missing at once: 404 Not Found\. Fastest/,
    );
    expect(await violationsOf(page)).toEqual([]);

    await page.getByRole('button', { name: 'Stop' }).press('Enter');
    await expect(page.getByTestId('status')).toContainText('Stopped after');
    await expect(client).toContainText('No server listens.');
  });

  test('the terminal is a shell on your files: lines, input, history, files that programs write', async ({ page }) => {
    await page.goto('/play/');
    await expect(page.locator(AWAKE)).toHaveCount(0);
    await page.getByRole('button', { name: 'File tree' }).press('Enter');
    await page.getByRole('button', { name: 'New file' }).press('Enter');
    await page.getByRole('textbox', { name: 'Name of the new file' }).fill('echo.mjs');
    await page.keyboard.press('Enter');
    await page.getByRole('group', { name: 'echo.mjs. Press Enter to edit' }).press('Enter');
    await expect(page.locator('.lab-monaco').getByRole('textbox')).toBeFocused();
    const source =
      'import { writeFileSync } from "node:fs";\nprocess.stdin.once("data", (text) => {\nwriteFileSync("heard.txt", text);\nconsole.log(`heard ${text}`);\nprocess.stdin.destroy();\n});\n';
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.evaluate((text) => navigator.clipboard.writeText(text), source);
    await page.keyboard.press('ControlOrMeta+V');

    const line = page.getByTestId('command');
    const output = page.getByTestId('output');
    await line.fill('node echo.mjs');
    await line.press('Enter');
    await expect(page.getByRole('textbox', { name: 'Input of node echo.mjs' })).toBeVisible({ timeout: 60_000 });
    await line.fill('hello');
    await line.press('Enter');
    await expect(page.getByTestId('status')).toContainText('node echo.mjs ended with code 0');
    await expect(output).toContainText('heard hello');

    await line.fill('cat heard.txt && exit 3');
    await line.press('Enter');
    await expect(page.getByTestId('status')).toContainText('ended with code 3');
    await line.press('ArrowUp');
    await line.press('ArrowUp');
    await expect(line).toHaveValue('node echo.mjs');
    expect(await violationsOf(page)).toEqual([]);

    await page.reload();
    await expect(page.getByRole('tab', { name: 'echo.mjs' })).toBeVisible();
  });

  test('a template takes the place of your files, and Undo brings them back', async ({ page }) => {
    await page.goto('/play/');
    await expect(page.locator(AWAKE)).toHaveCount(0);
    await page.getByLabel('Start from a template').selectOption('Streams');
    await expect(page.getByRole('tab', { name: 'pipeline.js' })).toBeVisible();
    await page.getByRole('button', { name: 'Run', exact: true }).press('Enter');
    await expect(page.getByTestId('output')).toContainText('12 chunks, never more than 7 in memory.', {
      timeout: 60_000,
    });
    await page.getByRole('button', { name: 'Undo' }).press('Enter');
    await expect(page.getByRole('tab', { name: 'server.js' })).toBeVisible();
  });

  test('a program of a guide opens in the playground, and runs when asked', async ({ page }) => {
    await page.goto('/guides/worker-threads/');
    await page.getByRole('button', { name: 'Open in playground blocked.mjs' }).click();
    await expect(page).toHaveURL(/\/play\/$/);
    await expect(page.getByRole('tab', { name: 'blocked.mjs' })).toBeVisible();
    await expect(page.getByTestId('status')).toContainText('These are the programs of the guide.');
    await expect(page.getByTestId('command')).toHaveValue('node blocked.mjs');
    await expect(page.getByTestId('output')).toBeEmpty();
    await page.getByRole('button', { name: 'Run', exact: true }).press('Enter');
    await expect(page.getByTestId('status')).toContainText('node blocked.mjs ended with code 0', { timeout: 60_000 });
  });
});
