/** What `npm run bench:engine` measures, and what the figures should be. */

export interface ProgramFigure {
  label: string;
  /** Program in programs/, which prints its figures as JSON. */
  program: string;
  /** Which of the program's figures. */
  key: string;
  unit: 'ms' | '/s' | 'x';
  /** Whether the engine's figure divided by Node's should be at most or at least this much; none where nothing was promised. */
  ratio?: { atMost: number } | { atLeast: number };
}

export const FIGURES: readonly ProgramFigure[] = [
  { label: 'fib(32)', program: 'fib', key: 'ms', unit: 'ms', ratio: { atMost: 1.15 } },
  { label: '10^5 message round trips', program: 'messages', key: 'perSecond', unit: '/s', ratio: { atLeast: 1 } },
  { label: 'primes, 1 thread', program: 'primes', key: 'ms', unit: 'ms', ratio: { atMost: 1.15 } },
  { label: 'primes, speed-up by 4 threads', program: 'primes', key: 'speedUp', unit: 'x', ratio: { atLeast: 0.85 } },
  { label: '10^4 http requests', program: 'http', key: 'perSecond', unit: '/s', ratio: { atLeast: 0.6 } },
  { label: 'cluster requests', program: 'cluster', key: 'perSecond', unit: '/s', ratio: { atLeast: 0.6 } },
  { label: 'sha256 of 64 MiB', program: 'sha256', key: 'ms', unit: 'ms' },
  { label: 'gzip of 16 MiB', program: 'gzip', key: 'ms', unit: 'ms' },
  { label: '10^4 small files', program: 'files', key: 'ms', unit: 'ms' },
];

/** Milliseconds to the first output, engine only. */
export const START_TARGETS = { cold: 250, warm: 80 } as const;

/** KiB, brotli, of what a lab about worker pools loads. */
export const BYTES_TARGET = 450;

/** Whether a ratio is as promised; undefined where nothing was. */
export function isKept(figure: ProgramFigure, ratio: number): boolean | undefined {
  if (figure.ratio === undefined) return undefined;
  return 'atMost' in figure.ratio ? ratio <= figure.ratio.atMost : ratio >= figure.ratio.atLeast;
}
