import { useMemo, useState } from 'preact/hooks';
import { BLOCKED_MS, moved, timelineOf, zoomed, type Window } from '../../../engines/recording.ts';
import type { RunRecording } from '../../../engines/types.ts';
import { TimelinePlot } from './TimelinePlot.tsx';
import { TimelineTable } from './TimelineTable.tsx';
import { rangeText } from './words.ts';
import './timeline.css';

/** Buttons and keys move by this share of what is shown, and zoom by that factor. */
const STEP = 0.25;
const FACTOR = 0.5;

/** The timeline of a run, any part of it, with the same in a table. */
export function TimelineView({ recordings }: { recordings: readonly RunRecording[] }) {
  const timeline = useMemo(() => timelineOf(recordings), [recordings]);
  const { duration, left } = timeline;
  const whole = { from: 0, to: duration };
  const [part, setPart] = useState<Window>();
  const shown = part ?? whole;

  const actions: readonly [key: string, label: string, next: () => Window | undefined, off: boolean][] = [
    ['+', 'Zoom in', () => zoomed(shown, duration, FACTOR), shown.to - shown.from <= 1],
    ['-', 'Zoom out', () => zoomed(shown, duration, 1 / FACTOR), shown.to - shown.from >= duration],
    ['ArrowLeft', 'Earlier', () => moved(shown, duration, -STEP), shown.from <= 0],
    ['ArrowRight', 'Later', () => moved(shown, duration, STEP), shown.to >= duration],
    ['Home', 'Whole run', () => undefined, part === undefined],
  ];
  const onKey = (key: string): boolean => {
    const action = actions.find(([name]) => name === (key === '=' ? '+' : key));
    if (action) setPart(action[2]());
    return action !== undefined;
  };

  return (
    <>
      <div class="lab-timeline-buttons">
        {actions.map(([key, label, next, off]) => (
          <button
            type="button"
            class="hp-button quiet"
            key={key}
            aria-disabled={off}
            onClick={() => {
              if (!off) setPart(next());
            }}
          >
            {label}
          </button>
        ))}
      </div>
      <p class="lab-note" role="status" data-testid="timeline-part">
        {part ? `From ${rangeText(shown)} of ${rangeText(whole)}.` : `The whole run, ${rangeText(whole)}.`}
      </p>
      <TimelinePlot timeline={timeline} shown={shown} onKey={onKey} onPart={setPart} />
      <ul class="lab-timeline-legend" role="list" aria-label="What the timeline shows">
        <li data-mark="busy">busy</li>
        <li data-mark="blocked">blocked: a callback of {BLOCKED_MS} ms or more</li>
        <li data-mark="waits">waits in Atomics.wait</li>
        <li data-mark="message">messages</li>
        <li data-mark="request">HTTP requests served</li>
        <li data-mark="failed">ended badly</li>
      </ul>
      {left > 0 && <p class="lab-note">{left} more processes and threads were too many to be drawn.</p>}
      <TimelineTable timeline={timeline} shown={shown} />
      <p class="lab-note">
        Recorded by the embedded engine. What lies closer together than it can tell is one bar, the paler the less busy
        it was. Garbage collection is not in it: browsers do not tell.
      </p>
    </>
  );
}
