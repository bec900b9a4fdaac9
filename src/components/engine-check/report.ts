import { engineCheck as words } from '#words/engine-check/page.ts';
import type { BootStep } from '../../engines/types.ts';

/** The engines that run in pages. */
export type CheckedEngine = 'browser-node' | 'webcontainer';

/** One thing that was looked at. */
export interface CheckRow {
  engine: CheckedEngine;
  /** `probe`: something Node can do. `contract`: something this site relies on. */
  kind: 'probe' | 'contract';
  id: string;
  what: string;
  status: 'pass' | 'fail' | 'skip';
  detail: string;
  ms: number;
}

/** What a check tells as it goes. */
export type CheckEvent =
  | { row: CheckRow }
  | { engine: CheckedEngine; steps: BootStep[] }
  | { engine: CheckedEngine; node: string }
  | { engine: CheckedEngine; failure: string; detail: string };

/** What is known of one engine. */
export interface EngineReport {
  node?: string;
  steps: readonly BootStep[];
  failure?: { sentence: string; detail: string };
  rows: readonly CheckRow[];
}

/** What is known of both. */
export type CheckReport = Readonly<Record<CheckedEngine, EngineReport>>;

const NOTHING: EngineReport = { steps: [], rows: [] };

/** Before anything was looked at. */
export const EMPTY_REPORT: CheckReport = { 'browser-node': NOTHING, webcontainer: NOTHING };

/** The report with one event more. */
export function withEvent(report: CheckReport, event: CheckEvent): CheckReport {
  const name = 'row' in event ? event.row.engine : event.engine;
  const old = report[name];
  return { ...report, [name]: { ...old, ...change(old, event) } };
}

function change(old: EngineReport, event: CheckEvent): Partial<EngineReport> {
  if ('row' in event) return { rows: [...old.rows, event.row] };
  if ('steps' in event) return { steps: event.steps };
  if ('node' in event) return { node: event.node };
  return { failure: { sentence: event.failure, detail: event.detail } };
}

/** What people call the engines. */
export const ENGINE_TITLES: Readonly<Record<CheckedEngine, string>> = words.engines;

/** How one engine did, in a sentence. */
export function summaryOf({ node, failure, rows }: EngineReport): string {
  if (failure !== undefined) return failure.sentence;
  if (node === undefined) return words.notYet;
  const count = (status: CheckRow['status']): number => rows.filter((row) => row.status === status).length;
  return words.summary(node, count('pass'), count('fail'), count('skip'));
}

/** A row of the table: one thing, and how each engine did. */
export interface ComparedRow {
  kind: CheckRow['kind'];
  id: string;
  what: string;
  found: Readonly<Partial<Record<CheckedEngine, CheckRow>>>;
}

/** Both engines side by side, in the order in which things were looked at first. */
export function comparedRows(report: CheckReport): ComparedRow[] {
  const rows = [...report['browser-node'].rows, ...report.webcontainer.rows];
  return [...Map.groupBy(rows, ({ kind, id }) => `${kind} ${id}`).values()].flatMap((found) => {
    const [first] = found;
    if (first === undefined) return [];
    const { kind, id, what } = first;
    return [{ kind, id, what, found: Object.fromEntries(found.map((row) => [row.engine, row])) }];
  });
}

/** The report as text, for an issue: what the page shows is in its language, the rest in English. `about` says which browser it was. */
export function reportText(report: CheckReport, about: Readonly<Record<string, string>>): string {
  const lines = ['Hotpath engine check', ...Object.entries(about).map(([name, value]) => `${name}: ${value}`)];
  for (const name of ['browser-node', 'webcontainer'] as const) {
    const { steps, failure, rows } = report[name];
    lines.push('', `## ${ENGINE_TITLES[name]}`, summaryOf(report[name]));
    if (failure !== undefined) lines.push(failure.detail);
    for (const { label, status, ms } of steps)
      lines.push(`- ${label}: ${status}${ms === undefined ? '' : ` ${Math.round(ms)} ms`}`);
    for (const { kind, id, status, detail, ms } of rows) {
      lines.push(`${status.padEnd(4)} ${kind} ${id} (${Math.round(ms)} ms)${detail === '' ? '' : `: ${detail}`}`);
    }
  }
  return `${lines.join('\n')}\n`;
}
