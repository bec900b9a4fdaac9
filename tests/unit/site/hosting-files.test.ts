import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { hostingFiles } from '../../../src/site/hosting-files.ts';

test.each(Object.entries(hostingFiles()))('hosting/%s is what the header table says', async (name, expected) => {
  const written = await readFile(new URL(`../../../hosting/${name}`, import.meta.url), 'utf8');
  expect(written, `hosting/${name} is out of date: run \`npm run hosting\``).toBe(expected);
});
