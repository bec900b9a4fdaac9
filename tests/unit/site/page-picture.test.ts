import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { pictureKinds } from '../../../src/i18n/en/site/setup.ts';
import { missingLetters, picturePng, pictureParts, pictureSvg } from '../../../src/site/page-picture-drawing.ts';
import { pictureFile, pictureText, titleLines } from '../../../src/site/page-picture.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** As in a font whose letters are all half as wide as they are high. */
const half = (text: string): number => text.length / 2;

it('pages have a picture each, but for the start page and the one for what does not exist', () => {
  expect(pictureFile('/labs/worker-pool/')).toBe('og/labs/worker-pool.png');
  expect(pictureFile('labs')).toBe('og/labs.png');
  expect(['/', '', '/404/', '/404', '/404.html'].map(pictureFile)).toEqual(Array(5).fill(undefined));
});

it.each([
  ['/labs/worker-pool/', 'Build a worker pool', 'Worker threads', ['Lab', 'Worker threads', 'Build a worker pool']],
  ['/guides/memory/heap/', 'Memory: the heap', 'Memory', ['Guide', 'Memory', 'The heap']],
  ['/guides/memory/', 'Memory', 'Memory', ['Guide', undefined, 'Memory']],
  ['/quizzes/memory/', 'Quiz: Memory', 'Memory', ['Quiz', undefined, 'Memory']],
  ['/interview/mock/', 'Mock interview', undefined, ['Interview', undefined, 'Mock interview']],
  ['/scenarios/leak/', 'A leak', 'Scenarios', ['Scenario', undefined, 'A leak']],
  ['/guides/', 'Guides', undefined, [undefined, undefined, 'Guides']],
  ['/', 'Hotpath: learn it', undefined, [undefined, undefined, 'Learn it']],
  ['/about/performance/', 'Performance', 'This site', [undefined, 'This site', 'Performance']],
])('%s, “%s”: what the page is and where it belongs, each said once', (path, title, section, said) => {
  const text = pictureText(path, title, section, pictureKinds);
  expect([text.kind, text.section, text.title]).toEqual(said);
});

it('a title breaks into few lines of similar length, and shrinks when they are too many', () => {
  expect(titleLines('Playground', 1040, half)).toEqual({ size: 84, lines: ['Playground'] });
  expect(titleLines('Writes that keep cache and database', 1040, half)).toEqual({
    size: 84,
    lines: ['Writes that keep', 'cache and database'],
  });
  const long = titleLines('word '.repeat(24), 1040, half);
  expect(long).toEqual({ size: 60, lines: Array(4).fill(Array(6).fill('word').join(' ')) });
  const word = titleLines('Donaudampfschifffahrtskapitän', 1040, half);
  expect(word).toEqual({ size: 60, lines: ['Donaudampfschifffahrtskapitän'] });
});

it('what is too long for the smallest size is cut, and says so', () => {
  const { size, lines } = titleLines('word '.repeat(100), 1040, half);
  expect([size, lines.length]).toEqual([48, 5]);
  expect(lines.at(-1)).toMatch(/word…$/);
  const [word] = titleLines('x'.repeat(100), 1040, half).lines;
  expect(word).toBe(`${'x'.repeat(42)}…`);
  expect(titleLines('', 1040, half).lines).toEqual([]);
});

it('draws the texts as outlines: a PNG of the size that previews ask for', async () => {
  const parts = await pictureParts(ROOT);
  const text = { kind: 'Lab', section: 'Worker threads', title: 'Größe & <Maß>: “wächst” … – nicht' };
  expect(missingLetters(text, parts)).toEqual([]);
  expect(missingLetters({ title: 'a → 本' }, parts)).toEqual(['→', '本']);
  const svg = pictureSvg(text, parts);
  expect(svg).not.toMatch(/<text|Maß|NaN/);
  const png = await picturePng(svg);
  expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 });
  expect(png.byteLength).toBeLessThan(40 * 1024);
});
