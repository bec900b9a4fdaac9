import type { BenchReport, Stats } from '../../schemas/bench-report.ts';
import type { Results, TestResult } from '../../schemas/results.ts';
import { parseEdits, type Edits } from './edits.ts';
import type { LabSummary } from './package.ts';

/** A finished run or benchmark as it is kept: what came out, and the edits it ran with. */
export interface Saved<T> {
  outcome: T;
  edits: Edits;
  /** Tasks whose results are of other code than `edits`. */
  stale?: readonly string[];
}

/** What says which files a reader may write. */
type WrittenFiles = Pick<LabSummary, 'files' | 'fixed'>;

/** Reads a kept run; undefined when another version of the site, or somebody's export, has it otherwise. */
export function parseSavedRun(value: unknown, lab: WrittenFiles): Saved<Results> | undefined {
  return parseSaved(value, lab, isResults);
}

/** Reads a kept benchmark; undefined when another version of the site, or somebody's export, has it otherwise. */
export function parseSavedBench(value: unknown, lab: WrittenFiles): Saved<BenchReport> | undefined {
  return parseSaved(value, lab, isBenchReport);
}

function parseSaved<T>(
  value: unknown,
  lab: WrittenFiles,
  is: (outcome: unknown) => outcome is T,
): Saved<T> | undefined {
  if (!isObject(value) || !is(value['outcome'])) return undefined;
  const stale = isArrayOf(value['stale'], isText) ? { stale: value['stale'] } : {};
  return { outcome: value['outcome'], edits: parseEdits({ files: value['edits'] }, lab), ...stale };
}

// By hand, not by the Zod schema: that would be most of the page's JavaScript. It covers what the page draws from.
function isResults(value: unknown): value is Results {
  if (!isObject(value) || value['version'] !== 3 || !isEngine(value['engine'])) return false;
  return (
    isOneOf(value['status'], ['pass', 'fail', 'error']) &&
    isOptionalText(value['message']) &&
    isArrayOf(value['tests'], isTest)
  );
}

function isTest(value: unknown): value is TestResult {
  if (!isObject(value) || !isOneOf(value['status'], ['pass', 'fail', 'error', 'skip'])) return false;
  const { name, taskId, testCode, location } = value;
  const texts = ['message', 'expected', 'actual', 'diff', 'output'].every((key) => isOptionalText(value[key]));
  const place =
    location === undefined ||
    (isObject(location) && typeof location['file'] === 'string' && isNumber(location['line']));
  return texts && place && [name, taskId, testCode].every((text) => typeof text === 'string');
}

function isBenchReport(value: unknown): value is BenchReport {
  if (!isObject(value) || !isEngine(value['engine']) || !isObject(value['comparison'])) return false;
  const { ratio, ci95, verdict } = value['comparison'];
  if (!isNumber(ratio) || !isArrayOf(ci95, isNumber) || ci95.length !== 2) return false;
  if (!isOneOf(verdict, ['better', 'worse', 'inconclusive'])) return false;
  const texts = [value['id'], value['metric'], value['unit']].every((text) => typeof text === 'string');
  return texts && isStats(value['baseline']) && isStats(value['candidate']) && isArrayOf(value['warnings'], isText);
}

function isStats(value: unknown): value is Stats {
  if (!isObject(value) || !isArrayOf(value['samples'], isNumber)) return false;
  return ['mean', 'p50', 'p75', 'p99', 'mad', 'rme'].every((key) => isNumber(value[key]));
}

function isEngine(value: unknown): boolean {
  return isObject(value) && typeof value['name'] === 'string' && typeof value['node'] === 'string';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function isOptionalText(value: unknown): boolean {
  return value === undefined || typeof value === 'string';
}

function isOneOf(value: unknown, names: readonly string[]): boolean {
  return typeof value === 'string' && names.includes(value);
}

function isArrayOf<T>(value: unknown, is: (item: unknown) => item is T): value is T[] {
  return Array.isArray(value) && value.every(is);
}
