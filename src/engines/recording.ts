/** Reads what an engine recorded of a run: figures and pictures of any part of it. Times are milliseconds since the run began. */
import { recording as words } from '#words/engines/recording.ts';
import type { RecordedLane, RunRecording } from './types.ts';

/** A callback that holds the event loop up longer than that blocks it: answers come noticeably later. */
export const BLOCKED_MS = 50;

const SPAN = 8;
const US = 1000;

/** A part of a run. */
export interface Window {
  from: number;
  to: number;
}

/** What happened within some time. Several spans together have the longest callback of them all. */
export interface Span {
  start: number;
  end: number;
  busy: number;
  /** Its longest callback. */
  longest: number;
  /** Spent in `Atomics.wait`, as part of `busy`. */
  waited: number;
  sent: number;
  received: number;
  requests: number;
}

/** A lane with a name of its own and its spans, read. */
export interface Lane extends Pick<RecordedLane, 'pid' | 'tid' | 'start' | 'end'> {
  label: string;
  /** How it ended, in words. */
  ending: string;
  /** It ended by itself, and well. */
  fine: boolean;
  spans: readonly Span[];
}

/** A recording, or several of one run after another, on one scale of time. */
export interface Timeline {
  lanes: readonly Lane[];
  /** Milliseconds. */
  duration: number;
  /** Processes and threads that were too many to be recorded. */
  left: number;
}

/** What a lane did within a window. `share` is busy time by time alive, 0 to 1. */
export interface LaneFigures extends Span {
  share: number;
  /** How many callbacks, or runs of short ones, lasted longer than {@link BLOCKED_MS}. */
  blocked: number;
}

/** Puts recordings on one scale: a run of tests may need several processes one after another. */
export function timelineOf(recordings: readonly RunRecording[]): Timeline {
  const origin = Math.min(...recordings.map((recording) => recording.origin));
  const all = recordings.flatMap(({ lanes, origin: begun }) => lanes.map((lane) => ({ lane, offset: begun - origin })));
  const manyProcesses = new Set(all.map(({ lane }) => lane.pid)).size > 1;
  const lanes = all.map(({ lane, offset }) => ({
    pid: lane.pid,
    tid: lane.tid,
    label: labelOf(lane, manyProcesses),
    ...endingOf(lane),
    start: lane.start + offset,
    end: Math.max(lane.start, lane.end) + offset,
    spans: spansOf(lane, offset),
  }));
  const duration = Math.max(0, ...lanes.map(({ end }) => end));
  return { lanes, duration, left: recordings.reduce((sum, { left }) => sum + left, 0) };
}

function labelOf({ pid, tid, name, cluster }: RecordedLane, manyProcesses: boolean): string {
  const process = cluster === undefined ? words.process(pid) : words.clusterWorker(cluster);
  const own = name === '' || /^(?:WorkerThread|\[worker)/.test(name) ? '' : ` (${name})`;
  if (tid !== 0) return `${words.thread(tid)}${own}${manyProcesses ? `, ${process}` : ''}`;
  return manyProcesses ? process : words.mainThread;
}

function endingOf({ tid, exit }: RecordedLane): { ending: string; fine: boolean } {
  const { code, signal, killed } = exit;
  // A thread whose process ends, or that is terminated, has done nothing wrong.
  if (killed) return { ending: tid === 0 ? words.endedFromOutside : words.terminated, fine: tid !== 0 };
  if (signal !== null) return { ending: words.endedBy(signal), fine: false };
  return { ending: words.exitCode(code), fine: code === 0 };
}

function spansOf({ spans }: RecordedLane, offset: number): Span[] {
  const word = (at: number): number => Math.max(0, spans[at] ?? 0);
  return Array.from({ length: Math.floor(spans.length / SPAN) }, (_, index) => {
    const at = index * SPAN;
    return {
      start: word(at) / US + offset,
      end: Math.max(word(at), word(at + 1)) / US + offset,
      busy: word(at + 2) / US,
      longest: word(at + 3) / US,
      waited: word(at + 4) / US,
      sent: word(at + 5),
      received: word(at + 6),
      requests: word(at + 7),
    };
  });
}

const nothing = { start: 0, end: 0, busy: 0, longest: 0, waited: 0, sent: 0, received: 0, requests: 0 } as const;

function together(a: Span, b: Span): Span {
  return {
    start: Math.min(a.start, b.start),
    end: Math.max(a.end, b.end),
    busy: a.busy + b.busy,
    longest: Math.max(a.longest, b.longest),
    waited: a.waited + b.waited,
    sent: a.sent + b.sent,
    received: a.received + b.received,
    requests: a.requests + b.requests,
  };
}

/** Spans that reach into the window, cut where they pass its ends. Counts are those of the whole span: they have no time of their own. */
function within(lane: Lane, { from, to }: Window): Span[] {
  return lane.spans.flatMap((span) => {
    if (span.end < from || span.start > to) return [];
    const [start, end] = [Math.max(span.start, from), Math.min(span.end, to)];
    const length = span.end - span.start;
    const part = length === 0 ? 1 : (end - start) / length;
    return [{ ...span, start, end, busy: span.busy * part, waited: span.waited * part }];
  });
}

/** What to draw of a lane: its spans, those made one that would be closer than `closest` milliseconds, unless one of them is blocked. */
export function barsOf(lane: Lane, window: Window, closest: number): Span[] {
  const bars: Span[] = [];
  for (const span of within(lane, window)) {
    const last = bars.at(-1);
    const isNear = last !== undefined && span.end - last.start <= closest;
    const mixes = last !== undefined && isBlocked(last) !== isBlocked(span) && span.end - span.start >= closest;
    if (isNear && !mixes) bars[bars.length - 1] = together(last, span);
    else bars.push(span);
  }
  return bars;
}

/** Whether a callback held up the event loop for longer than {@link BLOCKED_MS}. */
export function isBlocked({ longest }: Span): boolean {
  return longest >= BLOCKED_MS;
}

/** The figures of a lane within a window. */
export function figuresOf(lane: Lane, window: Window): LaneFigures {
  const spans = within(lane, window);
  const sum = spans.reduce<Span>(together, { ...nothing, start: Math.max(lane.start, window.from) });
  const alive = Math.min(lane.end, window.to) - Math.max(lane.start, window.from);
  return {
    ...sum,
    end: Math.min(lane.end, window.to),
    share: alive <= 0 ? 0 : Math.min(1, sum.busy / alive),
    blocked: spans.filter(isBlocked).length,
  };
}

/** `window` made `factor` times as long around `at`, within the run. Never shorter than 1 ms. */
export function zoomed(window: Window, duration: number, factor: number, at = (window.from + window.to) / 2): Window {
  const length = Math.min(duration, Math.max(Math.min(1, duration), (window.to - window.from) * factor));
  const share = window.to === window.from ? 0.5 : (at - window.from) / (window.to - window.from);
  return moved({ from: at - length * share, to: at + length * (1 - share) }, duration, 0);
}

/** `window` moved by `share` of its length, within the run. */
export function moved({ from, to }: Window, duration: number, share: number): Window {
  const length = Math.min(duration, to - from);
  const start = Math.min(Math.max(0, from + length * share), duration - length);
  return { from: start, to: start + length };
}
