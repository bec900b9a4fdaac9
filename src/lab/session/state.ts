import type { Gauge } from '../../bench/gauges.ts';
import type { BootStep, RunRecording } from '../../engines/types.ts';
import type { BenchReport } from '../../schemas/bench-report.ts';
import type { Results, TestResult } from '../../schemas/results.ts';
import type { Edits, UndoStep } from './edits.ts';
import { noHelp, type HelpState } from './help.ts';
import type { Lesson } from './lessons.ts';
import type { RunProblem } from './problem.ts';
import type { LabPackage, LabSummary } from './package.ts';

/** What the session is busy with. Everything but `idle` can be stopped. */
export type Phase = 'idle' | 'starting' | 'testing' | 'benching';

/** What is seen of a run. Not kept for later visits. */
export interface Seen {
  /** What its processes and threads did, where the engine records it. */
  recordings?: readonly RunRecording[];
  /** What the run told of itself while it went on. */
  gauges?: readonly Gauge[];
}

/** The latest run of the tests, while it runs and after. */
export interface RunView extends Seen {
  tests: TestResult[];
  /** Set when it is over and the grader gave a verdict. */
  results?: Results;
  problem?: RunProblem;
  /** Exactly the tests of a known wrong solution failed; what that teaches. */
  lesson?: Lesson;
  /** The reader stopped it. */
  stopped?: boolean;
  /** It is from before the page was loaded; when it was, in milliseconds since the epoch. */
  earlier?: number;
  /** The edits it ran with, to tell when it no longer speaks of the code in the editor. */
  edits: Edits;
  /** Only this task runs, or ran; the results of the others are of earlier runs. */
  only?: string;
  /** Tasks whose results are of other code than `edits`. */
  stale?: readonly string[];
}

/** The latest benchmark. */
export interface BenchView extends Seen {
  id: string;
  /** 0 to 1 while it runs. */
  done: number;
  report?: BenchReport;
  problem?: RunProblem;
  stopped?: boolean;
  earlier?: number;
  edits: Edits;
}

/** The file the editor shows. `jump` changes with every request to go to a place, also the same one again. */
export interface OpenFile {
  path: string;
  jump?: { line: number; column: number; serial: number };
}

/** All a page needs to draw a lab. Replaced as a whole with every change. */
export interface SessionState {
  phase: Phase;
  /** Stored work was read; until then nothing is written. */
  restored: boolean;
  lab: LabPackage | undefined;
  /** The reference answer's files, once asked for and fetched. */
  solution: Readonly<Record<string, string>> | undefined;
  steps: BootStep[];
  edits: Edits;
  open: OpenFile;
  /** Whether tests and benches have tabs. */
  testsShown: boolean;
  run: RunView | undefined;
  bench: BenchView | undefined;
  help: HelpState;
  /** What can be taken back, the latest last. Kept with the edits. */
  undo: readonly UndoStep[];
  /** The lab changed since the stored work was done. */
  outdated: boolean;
  /** For `role=status`. */
  announcement: string;
}

/** The state of a lab that nobody has touched. */
export function stateAtStart(summary: LabSummary): SessionState {
  return {
    phase: 'idle',
    restored: false,
    lab: undefined,
    solution: undefined,
    steps: [],
    edits: {},
    open: { path: summary.focus },
    testsShown: false,
    run: undefined,
    bench: undefined,
    help: noHelp,
    undo: [],
    outdated: false,
    announcement: '',
  };
}
