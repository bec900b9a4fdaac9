import { useEffect, useRef } from 'preact/hooks';

/**
 * A place for a plot, drawn again when `draw` changes or the place gets wider or narrower. `draw` gets CSS pixels and may
 * load the charting library first. Keep `draw` the same object while nothing changes (`useCallback`).
 */
export function PlotHost({ draw }: { draw: (width: number) => Promise<Element> }) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = host.current;
    if (!element) return;
    let gone = false;
    const observer = new ResizeObserver(() => {
      void draw(element.clientWidth).then((plot) => {
        if (!gone) element.replaceChildren(plot);
      });
    });
    observer.observe(element);
    return () => {
      gone = true;
      observer.disconnect();
    };
  }, [draw]);
  return <div class="hp-sim-plot" ref={host} />;
}
