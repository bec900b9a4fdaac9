import { useEffect, useRef, useState } from 'preact/hooks';
import { timeline as words } from '#words/lab/timeline.ts';
import { barsOf, isBlocked, zoomed, type Timeline, type Window } from '../../../engines/recording.ts';
import { drawTimeline, pixelOf, timeAt } from '../../../plots/timeline.ts';
import { rangeText } from './words.ts';

interface Props {
  timeline: Timeline;
  shown: Window;
  /** Returns false for a key that means nothing here. */
  onKey: (key: string) => boolean;
  onPart: (part: Window | undefined) => void;
}

/** A drag shorter than that is a click, in CSS pixels. */
const CLICK_PX = 4;
const WHEEL = 0.002;

/** The drawing. Keys and Ctrl with the wheel zoom, dragging over a part shows that part, a double click the whole run. */
export function TimelinePlot({ timeline, shown, onKey, onPart }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const picture = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [drag, setDrag] = useState<readonly [from: number, to: number]>();
  const frame = { ...shown, width };

  useEffect(() => {
    const observer = new ResizeObserver(() => setWidth(host.current?.clientWidth ?? 0));
    if (host.current) observer.observe(host.current);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    if (width === 0) return;
    const lanes = timeline.lanes.map((lane) => ({
      ...lane,
      bars: barsOf(lane, shown, pixelOf(frame)).map((span) => ({
        ...span,
        blocked: isBlocked(span),
        messages: span.sent + span.received,
      })),
    }));
    const name = words.picture(
      rangeText(shown),
      lanes.map(({ label }) => label),
    );
    picture.current?.replaceChildren(drawTimeline(lanes, frame, name));
  }, [timeline, shown.from, shown.to, width]);

  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const listening = new AbortController();
    const { signal } = listening;
    const xOf = (event: MouseEvent): number => event.clientX - element.getBoundingClientRect().left;
    element.addEventListener(
      'keydown',
      (event) => {
        if (!event.ctrlKey && !event.metaKey && !event.altKey && onKey(event.key)) event.preventDefault();
      },
      { signal },
    );
    element.addEventListener(
      'wheel',
      (event) => {
        // Without Ctrl it scrolls the page, as everywhere.
        if (!event.ctrlKey) return;
        event.preventDefault();
        onPart(zoomed(shown, timeline.duration, Math.exp(event.deltaY * WHEEL), timeAt(xOf(event), frame)));
      },
      { signal, passive: false },
    );
    element.addEventListener('dblclick', () => onPart(undefined), { signal });
    let start: number | undefined;
    element.addEventListener(
      'pointerdown',
      (event) => {
        // A finger scrolls.
        if (event.button !== 0 || event.pointerType === 'touch') return;
        start = xOf(event);
        element.setPointerCapture(event.pointerId);
      },
      { signal },
    );
    element.addEventListener(
      'pointermove',
      (event) => {
        if (start !== undefined) setDrag([Math.min(start, xOf(event)), Math.max(start, xOf(event))]);
      },
      { signal },
    );
    element.addEventListener(
      'pointerup',
      (event) => {
        if (start === undefined) return;
        const [from, to] = [Math.min(start, xOf(event)), Math.max(start, xOf(event))];
        start = undefined;
        setDrag(undefined);
        if (to - from < CLICK_PX) return;
        const part = { from: timeAt(from, frame), to: timeAt(to, frame) };
        onPart(zoomed(part, timeline.duration, 1));
      },
      { signal },
    );
    return () => listening.abort();
  }, [timeline, shown.from, shown.to, width]);

  return (
    <div
      ref={host}
      class="lab-timeline-plot"
      role="group"
      aria-label={words.plot}
      tabIndex={0}
      data-testid="timeline-plot"
    >
      <div ref={picture} />
      {drag && <div class="lab-timeline-drag" style={{ left: `${drag[0]}px`, width: `${drag[1] - drag[0]}px` }} />}
    </div>
  );
}
