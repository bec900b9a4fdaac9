import { expect, test } from 'vitest';
import { printInLight } from '../../../src/site/print-theme.ts';

test('a page is printed in the light theme, and the one on the screen comes back', () => {
  const root: { dataset: DOMStringMap } = { dataset: { theme: 'dark' } };
  const window = new EventTarget();
  printInLight(root, window);
  // Some browsers say so twice, once for the preview.
  window.dispatchEvent(new Event('beforeprint'));
  window.dispatchEvent(new Event('beforeprint'));
  expect(root.dataset['theme']).toBe('light');
  window.dispatchEvent(new Event('afterprint'));
  window.dispatchEvent(new Event('afterprint'));
  expect(root.dataset['theme']).toBe('dark');
});
