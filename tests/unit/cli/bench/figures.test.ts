/** What `npm run bench` makes of measured values, and how it keeps and prints them. */
import { describe, expect, it } from 'vitest';
import { figure, ratios } from '../../../../src/cli/bench/figure.ts';
import { PARTS } from '../../../../src/cli/bench/parts.ts';
import { figureLine, figureLines } from '../../../../src/cli/bench/print.ts';
import { serialize, withPart } from '../../../../src/cli/bench/results-file.ts';
import { lastError } from '../../../../src/cli/bench/start-part.ts';
import { npmError } from '../../../../src/cli/bench/peers/install.ts';
import { isKept, resultsSchema, type PartResult } from '../../../../src/schemas/bench-results.ts';

const wait = { id: 'wait', series: 'Waits', label: 'a click', unit: 'ms' } as const;

const part = (id: string, values: number[]): PartResult => ({
  id,
  title: id,
  command: `npm run bench -- --only ${id}`,
  date: '2026-11-21T10:00:00.000Z',
  seconds: 1,
  environment: { cpu: 'a', cores: 2, memoryGiB: 8, system: 'b', node: '24', chromium: '150', commit: 'c', load: 0 },
  figures: values.length === 0 ? [] : [figure({ ...wait, values })],
  notes: [],
});

describe('figure', () => {
  it('counts the median and keeps the range', () => {
    expect(figure({ ...wait, values: [30, 10, 20] })).toMatchObject({
      value: 20,
      low: 10,
      high: 30,
      statistic: 'median',
    });
  });

  it('counts the slow ones where that was promised', () => {
    const values = Array.from({ length: 100 }, (_, index) => index + 1);
    expect(figure({ ...wait, values, statistic: 'p95' }).value).toBeCloseTo(95.5, 0);
  });

  it('refuses what was not measured', () => {
    expect(() => figure({ ...wait, values: [] })).toThrow('wait: not measured');
    expect(() => figure({ ...wait, values: [1, NaN] })).toThrow('wait: not measured (1, NaN)');
  });

  it('knows what was promised', () => {
    expect(isKept(figure({ ...wait, values: [10] }))).toBeUndefined();
    expect(isKept(figure({ ...wait, values: [10], atMost: 10 }))).toBe(true);
    expect(isKept(figure({ ...wait, values: [10], atLeast: 11 }))).toBe(false);
  });

  it('divides pairs, as far as both sides were measured', () => {
    expect(ratios([10, 20, 30], [5, 5])).toEqual([2, 4]);
  });
});

it('a line says what counts, the range, how many there were, and whether the promise is kept', () => {
  const line = figureLine(figure({ ...wait, values: [30, 10, 20], atMost: 15 }));
  expect(line.replaceAll(/ +/g, ' ')).toBe('a click median 20.0 ms 10.0 to 30.0 of 3, at most 15 BROKEN');
  expect(figureLines([figure({ ...wait, values: [1] }), figure({ ...wait, values: [2] })]).slice(0, 2)).toEqual([
    '',
    'Waits',
  ]);
});

describe('bench/results.json', () => {
  const ids = ['first', 'second'];

  it('takes a new part in place of the old one and keeps the others', () => {
    const before = { version: '1', parts: [part('second', [1]), part('gone', [1])] };
    const after = withPart(withPart(before, part('first', [2]), ids), part('second', [3]), ids);
    expect(after.parts.map(({ id, figures }) => [id, figures[0]?.value])).toEqual([
      ['first', 2],
      ['second', 3],
    ]);
  });

  it('is read as it was written, with a line for each figure', () => {
    const results = { version: '1', parts: [part('first', [1, 2]), { ...part('second', []), error: 'no browser' }] };
    const text = serialize(results);
    expect(resultsSchema.parse(JSON.parse(text))).toEqual(results);
    expect(text.split('\n').filter((line) => line.includes('"id":"wait"'))).toHaveLength(1);
  });
});

it('parts have names of their own', () => {
  expect(new Set(PARTS.map(({ id }) => id)).size).toBe(PARTS.length);
});

it('a part that failed is said in one line', () => {
  const printed =
    'file:///part.ts:3\n  throw x\n\nTypeError: no such page\n    at run (file:///part.ts:3:1)\n\nNode.js v24.0.0\n';
  expect(lastError(printed)).toBe('TypeError: no such page');
  expect(
    npmError('npm error code ETARGET\nnpm error notarget No matching version found for a@1.\nnpm error A complete log'),
  ).toBe('No matching version found for a@1.');
});
