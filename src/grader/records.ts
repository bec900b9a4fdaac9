/** An error that was thrown inside the run, as data. */
export interface ErrorRecord {
  name: string;
  message: string;
  stack?: string;
  code?: string;
  /** Why `node:test` failed the test: `testCodeFailure`, `testTimeoutFailure`, `cancelledByParent`, `hookFailed`… */
  failureType?: string;
  /** Whether `message` was made up by `node:assert`. */
  generated?: boolean;
  operator?: string;
  expected?: string;
  actual?: string;
}

/** A `node:test` event, cut down to what results need. Lines and columns count from 1. */
export interface TestRecord {
  e: 'start' | 'pass' | 'fail';
  name: string;
  nesting: number;
  file?: string;
  line?: number;
  column?: number;
  type?: string;
  ms?: number;
  skip?: boolean;
  error?: ErrorRecord;
}

/** Everything that the runtime files in `runtime/` send. */
export type RunRecord =
  | TestRecord
  | { e: 'begin'; name: string }
  | { e: 'end'; name: string; passed: boolean }
  | { e: 'done' }
  | { e: 'idle' }
  | { e: 'open-handles'; resources: string[] }
  | { e: 'exit-call'; stack: string }
  | { e: 'exit'; code: number; done: boolean; idle: boolean; seen: number }
  | { e: 'stray'; kind: 'unhandledRejection' | 'uncaughtException'; error: ErrorRecord }
  | { e: 'import-failed'; error: ErrorRecord }
  | { e: 'tampered'; what: string };

/** Output of the code under test, in order with the records: what comes after `begin` belongs to that test. */
export interface OutputRecord {
  e: 'output';
  text: string;
  /** The test that was running in that stream, by its position among all `begin` records; -1 before the first. */
  test: number;
}

/** Everything known about one run of one test file, in order of arrival. */
export type Happening = RunRecord | OutputRecord;
