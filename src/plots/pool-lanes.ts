import { axisX, plot, rect, ruleY } from '@observablehq/plot';

/** Tasks on the threads of a pool. Times in milliseconds. */
export interface LanesData {
  spans: readonly { task: number; thread: number; start: number; end: number }[];
  makespan: number;
}

const LANE = 16;

/**
 * Draws one lane a thread and one bar a task. One image with a name; the text beside it says the same in figures.
 * @param width CSS pixels
 */
export function drawLanes({ spans, makespan }: LanesData, threads: number, width: number): Element {
  const drawn = plot({
    width: Math.max(240, width),
    height: threads * LANE + 40,
    marginLeft: 12,
    marginRight: 28,
    marginTop: 8,
    marginBottom: 28,
    style: { background: 'transparent', color: 'var(--sl-color-gray-3)', fontSize: '11px' },
    x: { domain: [0, makespan], label: null },
    y: { domain: [threads, 0], axis: null },
    marks: [
      ruleY(
        Array.from({ length: threads + 1 }, (_, lane) => lane),
        { stroke: 'var(--hp-line)' },
      ),
      axisX({ ticks: Math.max(2, Math.floor(width / 120)), tickSize: 0, tickFormat: (ms: number) => `${ms} ms` }),
      rect(spans, {
        x1: 'start',
        x2: 'end',
        y1: ({ thread }: LanesData['spans'][number]) => thread + 0.15,
        y2: ({ thread }: LanesData['spans'][number]) => thread + 0.85,
        fill: 'var(--hp-ember)',
        insetRight: 1,
      }),
    ],
  });
  for (const group of drawn.querySelectorAll('[aria-label]')) group.removeAttribute('aria-label');
  drawn.setAttribute('role', 'img');
  drawn.setAttribute(
    'aria-label',
    `${spans.length} tasks on ${threads} threads, done after ${Math.round(makespan)} ms`,
  );
  return drawn;
}
