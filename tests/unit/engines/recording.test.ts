/** Reading a recording: names, endings, figures and bars of any part of a run. */
import { describe, expect, it } from 'vitest';
import { barsOf, figuresOf, isBlocked, moved, timelineOf, zoomed, type Lane } from '../../../src/engines/recording.ts';
import type { RecordedLane, RunRecording } from '../../../src/engines/types.ts';

const MS = 1000;

/** A span of `[start, end]` in ms, busy all the time with one callback unless told otherwise. */
function span(
  start: number,
  end: number,
  more: { busy?: number; longest?: number; waited?: number; counts?: number[] } = {},
) {
  const { busy = end - start, longest = end - start, waited = 0, counts = [0, 0, 0] } = more;
  return [start * MS, end * MS, busy * MS, longest * MS, waited * MS, ...counts];
}

function lane(patch: Partial<Omit<RecordedLane, 'spans'>> = {}, ...spans: number[][]): RecordedLane {
  const exit = { code: 0, signal: null, killed: false };
  const base = { pid: 1000, tid: 0, name: 'node main.mjs', cluster: undefined, start: 0, end: 100, exit };
  return { ...base, ...patch, spans: Int32Array.from(spans.flat()) };
}

const recording = (lanes: RecordedLane[], origin = 0): RunRecording => ({ origin, lanes, left: 0 });
const only = (...spans: number[][]): Lane => timelineOf([recording([lane({}, ...spans)])]).lanes[0] as Lane;
const ALL = { from: 0, to: 100 };

describe('timelineOf', () => {
  it('names lanes by what they are, and their processes only where there are several', () => {
    const threads = [lane(), lane({ tid: 1, name: '' }), lane({ tid: 2, name: 'resize' })];
    expect(timelineOf([recording(threads)]).lanes.map(({ label }) => label)).toEqual([
      'main thread',
      'thread 1',
      'thread 2 (resize)',
    ]);
    const processes = [lane(), lane({ pid: 1001, cluster: 2 }), lane({ pid: 1001, cluster: 2, tid: 1, name: '' })];
    expect(timelineOf([recording(processes)]).lanes.map(({ label }) => label)).toEqual([
      'process 1000',
      'cluster worker 2',
      'thread 1, cluster worker 2',
    ]);
  });

  it.each([
    [0, { code: 0, signal: null, killed: false }, 'exit code 0', true],
    [0, { code: 1, signal: null, killed: false }, 'exit code 1', false],
    [0, { code: null, signal: 'SIGTERM', killed: false }, 'ended by SIGTERM', false],
    [0, { code: null, signal: 'SIGKILL', killed: true }, 'ended from outside', false],
    [3, { code: 1, signal: null, killed: true }, 'terminated', true],
  ])('says how thread %i with %o ended: %s', (tid, exit, ending, fine) => {
    expect(timelineOf([recording([lane({ tid, exit })])]).lanes[0]).toMatchObject({ ending, fine });
  });

  it('puts processes that ran one after another on one scale', () => {
    const first = recording([lane({ end: 40 }, span(10, 20))], 5000);
    const second = recording([lane({ pid: 1001, end: 30 }, span(5, 6))], 5050);
    const { lanes, duration } = timelineOf([second, first]);
    expect(duration).toBe(80);
    expect(lanes.map(({ start, spans }) => [start, spans[0]?.start])).toEqual([
      [50, 55],
      [0, 10],
    ]);
  });

  it('takes no nonsense from a thread that wrote over its own recording', () => {
    expect(only([-5, -9, 0, 0, 0, -1, 0, 0]).spans).toEqual([
      { start: 0, end: 0, busy: 0, longest: 0, waited: 0, sent: 0, received: 0, requests: 0 },
    ]);
  });
});

describe('figuresOf', () => {
  const busy = only(
    span(0, 10, { counts: [1, 2, 3] }),
    span(20, 80, { waited: 30 }),
    span(90, 100, { busy: 4, longest: 1, counts: [1, 0, 0] }),
  );

  it('adds up a lane, and counts callbacks that block', () => {
    expect(figuresOf(busy, ALL)).toMatchObject({
      busy: 74,
      share: 0.74,
      longest: 60,
      blocked: 1,
      waited: 30,
      sent: 2,
      received: 2,
      requests: 3,
    });
  });

  it('takes the part of a span that lies in the window', () => {
    expect(figuresOf(busy, { from: 50, to: 90 })).toMatchObject({ busy: 30, waited: 15, share: 0.75, blocked: 1 });
  });

  it('is idle where the lane did not live', () => {
    const late = timelineOf([recording([lane({ start: 60, end: 70 }, span(60, 65))])]).lanes[0] as Lane;
    expect(figuresOf(late, { from: 0, to: 30 }).share).toBe(0);
    expect(figuresOf(late, ALL).share).toBe(0.5);
  });
});

describe('barsOf', () => {
  it('draws what is too close to tell apart as one, and zooming in parts it again', () => {
    const lane = only(span(0, 1), span(2, 3), span(4, 5), span(50, 51));
    expect(barsOf(lane, ALL, 10).map(({ start, end, busy }) => [start, end, busy])).toEqual([
      [0, 5, 3],
      [50, 51, 1],
    ]);
    expect(barsOf(lane, { from: 0, to: 10 }, 0.1)).toHaveLength(3);
  });

  it('never hides a callback that blocks among short ones', () => {
    const lane = only(span(0, 1), span(2, 62), span(63, 64));
    expect(barsOf(lane, ALL, 60).map(isBlocked)).toEqual([false, true, false]);
    expect(barsOf(lane, ALL, 1000).map(isBlocked)).toEqual([true]);
  });
});

describe('zoomed and moved', () => {
  it('keep the place under the pointer where it is', () => {
    expect(zoomed(ALL, 100, 0.5, 20)).toEqual({ from: 10, to: 60 });
  });

  it('stay within the run, and above a millisecond', () => {
    expect(zoomed({ from: 80, to: 100 }, 100, 100)).toEqual(ALL);
    expect(moved({ from: 80, to: 100 }, 100, 0.5)).toEqual({ from: 80, to: 100 });
    const closest = zoomed({ from: 50, to: 51 }, 100, 0.1);
    expect(closest.to - closest.from).toBe(1);
  });
});
