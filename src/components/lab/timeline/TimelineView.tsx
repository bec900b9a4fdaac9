import { useMemo, useState } from 'preact/hooks';
import { timeline as words } from '#words/lab/timeline.ts';
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
    ['+', words.zoomIn, () => zoomed(shown, duration, FACTOR), shown.to - shown.from <= 1],
    ['-', words.zoomOut, () => zoomed(shown, duration, 1 / FACTOR), shown.to - shown.from >= duration],
    ['ArrowLeft', words.earlier, () => moved(shown, duration, -STEP), shown.from <= 0],
    ['ArrowRight', words.later, () => moved(shown, duration, STEP), shown.to >= duration],
    ['Home', words.whole, () => undefined, part === undefined],
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
        {part ? words.part(rangeText(shown), rangeText(whole)) : words.all(rangeText(whole))}
      </p>
      <TimelinePlot timeline={timeline} shown={shown} onKey={onKey} onPart={setPart} />
      <ul class="lab-timeline-legend" role="list" aria-label={words.legend}>
        <li data-mark="busy">{words.busy}</li>
        <li data-mark="blocked">{words.blocked(BLOCKED_MS)}</li>
        <li data-mark="waits">{words.waits}</li>
        <li data-mark="message">{words.messages}</li>
        <li data-mark="request">{words.requests}</li>
        <li data-mark="failed">{words.badEnd}</li>
      </ul>
      {left > 0 && <p class="lab-note">{words.left(left)}</p>}
      <TimelineTable timeline={timeline} shown={shown} />
      <p class="lab-note">{words.note}</p>
    </>
  );
}
