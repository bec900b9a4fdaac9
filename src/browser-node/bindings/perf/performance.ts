import type { ProcessContext } from '../../process/context.ts';
import { Histogram } from './histogram.ts';
import { host, now } from '../../process/host-globals.ts';

class RecordableHistogram extends Histogram {
  recordDelta(): boolean {
    return this.delta(now() * 1e6);
  }
}

/** The longest delay that is told apart: an hour. */
const LONGEST_DELAY_NS = 3.6e12;

/** `monitorEventLoopDelay`: a browser timer of its own samples how late it is. */
class IntervalHistogram extends Histogram {
  readonly #resolution: number;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(resolution: number) {
    super(1, LONGEST_DELAY_NS, 3);
    this.#resolution = resolution;
  }

  start(reset: boolean): void {
    if (reset) this.reset();
    let last = now();
    const tick = (): void => {
      const time = now();
      this.record(Math.max(1, Math.round((time - last) * 1e6)));
      last = time;
      this.#timer = host.setTimeout(tick, this.#resolution);
    };
    this.#timer = host.setTimeout(tick, this.#resolution);
  }

  stop(): void {
    host.clearTimeout(this.#timer);
  }
}

export function createPerformanceBinding(context: ProcessContext): Record<string, unknown> {
  const facts = context.facts.bindings['performance'] ?? {};
  let origin = now();
  const milestones = new Float64Array((facts['milestones'] as number[]).length).fill(-1);
  // [TIME_ORIGIN_TIMESTAMP µs, TIME_ORIGIN ns, ENVIRONMENT, NODE_START, V8_START, LOOP_START, LOOP_EXIT, BOOTSTRAP_COMPLETE]
  const begin = (): void => {
    origin = now();
    milestones[0] = (host.performance.timeOrigin + origin) * 1000;
    for (const index of [1, 2, 3, 4]) milestones[index] = origin * 1e6;
  };
  begin();
  context.onStart(begin);
  context.loop.onBegin = () => {
    milestones[5] = now() * 1e6;
  };
  return {
    ...facts,
    observerCounts: new Uint32Array(((facts['observerCounts'] as number[] | undefined) ?? []).length || 8),
    milestones,
    Histogram: RecordableHistogram,
    createELDHistogram: (resolution: number) => new IntervalHistogram(resolution),
    setupObservers: () => undefined,
    installGarbageCollectionTracking: () => undefined,
    removeGarbageCollectionTracking: () => undefined,
    notify: () => undefined,
    loopIdleTime: () => context.loop.idle.totalMs,
    markBootstrapComplete: () => {
      milestones[7] = now() * 1e6;
    },
    uvMetricsInfo: () => Object.values(context.loop.phases.metrics),
    now: () => now() - origin,
  };
}
