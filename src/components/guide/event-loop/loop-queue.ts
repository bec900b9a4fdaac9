/** What the reader sets. Times in milliseconds. */
export interface LoopSettings {
  requestsPerSecond: number;
  /** Work for one request. */
  requestMs: number;
  /** Work for the one report, which is asked for at {@link REPORT_AT}. */
  reportMs: number;
  /** Longest piece of the report within a turn; `Infinity` for all of it. */
  sliceMs: number;
}

/** A piece of time in which the loop was busy. */
export interface Busy {
  what: 'request' | 'report';
  start: number;
  end: number;
}

export interface LoopRun {
  busy: Busy[];
  /** One entry a request, in the order of arrival: when it came, and how long until its answer. */
  waits: { at: number; ms: number }[];
  /** Percentiles of the waits, by nearest rank. */
  p50: number;
  p99: number;
  max: number;
  /** Share of {@link DURATION} in which the loop was busy, from 0 to 1. */
  utilization: number;
  /** From the request for the report to its end; `undefined` when there was no report. */
  reportAfter: number | undefined;
}

/** Requests arrive for so long. */
export const DURATION = 1_000;
/** When the report is asked for. */
export const REPORT_AT = 200;

/**
 * Runs an event loop on paper: in each turn all requests that have arrived are answered (poll), then one slice of the
 * report is worked on (check). Turns themselves cost nothing.
 */
export function simulateLoop({ requestsPerSecond, requestMs, reportMs, sliceMs }: LoopSettings): LoopRun {
  const every = 1_000 / requestsPerSecond;
  const arrivals = Array.from({ length: Math.floor(DURATION / every) }, (_, index) => index * every);
  const busy: Busy[] = [];
  const waits: LoopRun['waits'] = [];
  let time = 0;
  let next = 0;
  let reportLeft = reportMs;
  let reportAfter: number | undefined;
  const work = (what: Busy['what'], ms: number): void => {
    busy.push({ what, start: time, end: time + ms });
    time += ms;
  };

  while (next < arrivals.length || reportLeft > 0) {
    // What arrives while the phase runs is for the next turn.
    const phase = time;
    for (let at = arrivals[next]; at !== undefined && at <= phase; at = arrivals[next]) {
      work('request', requestMs);
      waits.push({ at, ms: time - at });
      next += 1;
    }
    if (reportLeft > 0 && time >= REPORT_AT) {
      const slice = Math.min(reportLeft, sliceMs);
      work('report', slice);
      reportLeft -= slice;
      if (reportLeft <= 0) reportAfter = time - REPORT_AT;
    }
    const due = [arrivals[next], reportLeft > 0 ? REPORT_AT : undefined].filter((at) => at !== undefined);
    if (due.length > 0) time = Math.max(time, Math.min(...due));
  }

  const sorted = waits.map(({ ms }) => ms).sort((a, b) => a - b);
  const percentile = (share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  const within = busy.reduce((sum, { start, end }) => sum + Math.max(0, Math.min(end, DURATION) - start), 0);
  return {
    busy,
    waits,
    p50: percentile(0.5),
    p99: percentile(0.99),
    max: percentile(1),
    utilization: Math.min(1, within / DURATION),
    reportAfter,
  };
}
