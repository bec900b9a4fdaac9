/** Where a timeline puts its lanes, and which time lies under the pointer. */
import { describe, expect, it } from 'vitest';
import { pixelOf, placed, timeAt, type TimelineLane } from '../../../src/plots/timeline.ts';

const lane = (label: string, start: number, end: number): TimelineLane => ({ label, start, end, fine: true, bars: [] });
/** 1 ms is 1 pixel: 8 pixels of margin on both sides. */
const frame = { from: 0, to: 1000, width: 1016 };

describe('placed', () => {
  it('gives lanes that live at the same time rows of their own', () => {
    const rows = placed([lane('main', 0, 1000), lane('a', 0, 500), lane('b', 100, 500)], frame);
    expect(rows.map(({ row }) => row)).toEqual([0, 1, 2]);
  });

  it('puts threads that come one after another into one row, when there is room for their labels', () => {
    const rows = placed([lane('main', 0, 1000), lane('a', 0, 10), lane('b', 200, 210), lane('c', 202, 212)], frame);
    expect(rows.map(({ row }) => row)).toEqual([0, 1, 1, 2]);
  });

  it('leaves out what does not live within the frame, and keeps labels inside of it', () => {
    const [only, ...others] = placed([lane('early', 0, 10), lane('a long name', 995, 1000)], { ...frame, from: 500 });
    expect(others).toEqual([]);
    expect(only?.label).toBe('a long name');
    expect(only?.labelAt).toBeLessThan(995);
    expect(only?.labelAt).toBeGreaterThan(500);
  });
});

it('timeAt turns pixels into times, within the frame', () => {
  expect([0, 8, 508, 2000].map((x) => timeAt(x, frame))).toEqual([0, 0, 500, 1000]);
  expect(pixelOf(frame)).toBe(1);
});
