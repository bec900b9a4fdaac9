import { violationsOf } from './support/axe.ts';
import { LabPage, readLab } from './support/lab.ts';
import { expect, test } from './support/test.ts';

const SLUG = 'worker-pool';

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
    await expect(page.getByTestId('lesson')).toContainText('You seem to have met trap W5.');
    await expect(page.getByTestId('lesson')).toContainText('That is a barrier');
    expect(await violationsOf(page)).toEqual([]);
  });
});
