import type { ProcessContext } from '../process/context.ts';
import { host, now } from '../process/host-globals.ts';

/** Nanoseconds and counts; exact, where Node's HdrHistogram rounds to its figures. */
class Histogram {
  #values: number[] = [];
  #sorted = true;
  #last: number | undefined;

  #ordered(): number[] {
    if (!this.#sorted) {
      this.#values.sort((a, b) => a - b);
      this.#sorted = true;
    }
    return this.#values;
  }

  record(value: number | bigint): void {
    this.#values.push(Number(value));
    this.#sorted = false;
  }

  recordDelta(): boolean {
    const time = now() * 1e6;
    const first = this.#last === undefined;
    if (this.#last !== undefined) this.record(Math.max(1, Math.round(time - this.#last)));
    this.#last = time;
    return !first;
  }

  add(other: Histogram): number {
    this.#values.push(...other.#values);
    this.#sorted = false;
    return this.#values.length;
  }

  count(): number {
    return this.#values.length;
  }

  countBigInt(): bigint {
    return BigInt(this.#values.length);
  }

  exceeds(): number {
    return 0;
  }

  exceedsBigInt(): bigint {
    return 0n;
  }

  min(): number {
    return this.#ordered()[0] ?? 9223372036854776000;
  }

  minBigInt(): bigint {
    return this.#values.length === 0 ? 9223372036854775807n : BigInt(this.min());
  }

  max(): number {
    return this.#ordered().at(-1) ?? 0;
  }

  maxBigInt(): bigint {
    return BigInt(this.max());
  }

  mean(): number {
    return this.#values.length === 0 ? NaN : this.#values.reduce((sum, value) => sum + value, 0) / this.#values.length;
  }

  stddev(): number {
    const mean = this.mean();
    return Math.sqrt(this.#values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / this.#values.length);
  }

  percentile(percentile: number): number {
    const ordered = this.#ordered();
    return ordered[Math.max(0, Math.ceil((percentile / 100) * ordered.length) - 1)] ?? 0;
  }

  percentileBigInt(percentile: number): bigint {
    return BigInt(this.percentile(percentile));
  }

  percentiles(map: Map<number, number>): void {
    for (let rest = 100; rest >= 100 / 2 ** 10 && this.#values.length > 0; rest /= 2)
      map.set(100 - rest, this.percentile(100 - rest));
    map.set(100, this.max());
  }

  percentilesBigInt(map: Map<number, bigint>): void {
    const numbers = new Map<number, number>();
    this.percentiles(numbers);
    for (const [key, value] of numbers) map.set(key, BigInt(value));
  }

  reset(): void {
    this.#values = [];
    this.#sorted = true;
    this.#last = undefined;
  }
}

/** `monitorEventLoopDelay`: a browser timer of its own samples how late it is. */
class IntervalHistogram extends Histogram {
  readonly #resolution: number;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(resolution: number) {
    super();
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
    Histogram,
    createELDHistogram: (resolution: number) => new IntervalHistogram(resolution),
    setupObservers: () => undefined,
    installGarbageCollectionTracking: () => undefined,
    removeGarbageCollectionTracking: () => undefined,
    notify: () => undefined,
    loopIdleTime: () => context.loop.idleMs,
    markBootstrapComplete: () => {
      milestones[7] = now() * 1e6;
    },
    uvMetricsInfo: () => Object.values(context.loop.phases.metrics),
    now: () => now() - origin,
  };
}
