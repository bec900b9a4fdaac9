import type { BootStep, LabEngine } from '../../engines/types.ts';
import type { BenchReport } from '../../schemas/bench-report.ts';
import type { Results, TestResult } from '../../schemas/results.ts';
import type { Seen } from './state.ts';
import type { Lesson } from './lessons.ts';
import type { LabPackage } from './package.ts';

/** One stored piece of work, as the progress store hands it out. */
export interface StoredEntry {
  value: unknown;
  contentHash: string;
  /** Milliseconds since the epoch. */
  updatedAt: number;
  /** `updatedAt` of the version that was changed to make this one, where that is known. */
  base?: number;
}

/** The kinds of work a lab session keeps. */
export type SessionKind = 'lab-edits' | 'lab-result' | 'bench-best';

/** The part of the progress store that a session uses. `set` never rejects. */
export interface ProgressPort {
  get(kind: SessionKind, id: string): StoredEntry | undefined;
  set(kind: SessionKind, id: string, value: unknown, contentHash?: string): Promise<void>;
  subscribe(kind: SessionKind, id: string, listener: (entry: StoredEntry | undefined) => void): () => void;
}

/** What a run is given: the reader's files laid over the starter, and everything that lies beside them. */
export interface RunRequest {
  lab: LabPackage;
  files: Readonly<Record<string, string>>;
  signal: AbortSignal;
  /** Only this task is graded; all when absent. */
  only?: string;
  /** Told what is seen of the run while it goes on and when it ends. */
  onSeen?: (seen: Partial<Seen>) => void;
}

/** Everything a session needs from outside, injected so that it is tested without a browser. */
export interface SessionPorts {
  /** Fetches `lab.json`. */
  loadPackage(): Promise<LabPackage>;
  /** Fetches the reference answer's files. Called only when the reader may see them. */
  loadSolution(): Promise<Record<string, string>>;
  /** Fetches what the lab's known wrong solutions teach. */
  loadLessons(): Promise<Lesson[]>;
  openProgress(): Promise<ProgressPort>;
  /** The engine, made ready. Called for each run; hands out the same one while it is usable. Rejects with `EngineError`. */
  engine(signal: AbortSignal, onStep: (step: BootStep) => void): Promise<LabEngine>;
  /** Runs the lab's tests; reports each as it ends. Rejects only when `signal` is aborted or the engine fails. */
  grade(engine: LabEngine, request: RunRequest, onTest: (test: TestResult) => void): Promise<Results>;
  /** Runs one benchmark; `onProgress` gets 0 to 1. */
  bench(
    engine: LabEngine,
    benchId: string,
    request: RunRequest,
    onProgress: (done: number) => void,
  ): Promise<BenchReport>;
  /** The sentence for readers of a failure that `engine`, `grade`, `bench` or `loadPackage` threw. */
  explain(error: unknown): string | Promise<string>;
}
