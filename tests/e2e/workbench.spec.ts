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
});
