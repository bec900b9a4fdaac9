import type { BenchReport } from '../../schemas/bench-report.ts';
import type { Results } from '../../schemas/results.ts';
import { bestOf, readBest } from './best.ts';
import { parseEdits, parseUndo, type Edits, type UndoStep } from './edits.ts';
import { parseHelp, type HelpState } from './help.ts';
import type { LabSummary } from './package.ts';
import type { ProgressPort, SessionPorts, StoredEntry } from './ports.ts';
import type { Saved } from './saved.ts';
import type { BenchView, RunView } from './state.ts';

/** What a reader has done, as far as it is kept while they do it. */
export interface Work {
  edits: Edits;
  help: HelpState;
  undo: readonly UndoStep[];
}

/** What an earlier visit left. */
export interface KeptWork extends Work {
  run: RunView | undefined;
  bench: BenchView | undefined;
  /** Some of it belongs to an older version of the lab. */
  outdated: boolean;
}

/** Keeps a session's work in the progress store and reads it back. */
export class Keeper {
  readonly #summary: LabSummary;
  readonly #ports: Pick<SessionPorts, 'openProgress'>;
  #progress: ProgressPort | undefined;
  #ours: unknown;
  /** The version that the work in the editor goes back to: its `updatedAt`. */
  #seen: number | undefined;
  #writing: Promise<void> | undefined;
  #waiting: Work | undefined;

  constructor(summary: LabSummary, ports: Pick<SessionPorts, 'openProgress'>) {
    this.#summary = summary;
    this.#ports = ports;
  }

  /**
   * Reads what is kept. `onForeign` is called when another tab changes it; `unaware` when that tab did not know of the latest work
   * here, which then must not be lost.
   */
  async open(onForeign: (work: Work, unaware: boolean) => void): Promise<KeptWork> {
    const progress = await this.#ports.openProgress();
    this.#progress = progress;
    const { id, contentHash } = this.#summary;
    progress.subscribe('lab-edits', id, (entry) => {
      const foreign = entry === undefined || entry.value !== this.#ours;
      const unaware = this.#waiting !== undefined || (entry?.base !== undefined && entry.base !== this.#seen);
      this.#seen = entry?.updatedAt;
      if (!foreign) return;
      // What waits to be written was typed without knowing this.
      this.#waiting = undefined;
      onForeign(this.#parseWork(entry), unaware);
    });
    const entry = progress.get('lab-edits', id);
    this.#seen = entry?.updatedAt;
    const work = this.#parseWork(entry);
    const outdated = entry !== undefined && Object.keys(work.edits).length > 0 && entry.contentHash !== contentHash;
    return { ...work, outdated, ...(await this.#readEarlier(progress)) };
  }

  /** Keeps edits and help. While one write is under way, only the latest of those that follow is written. */
  keepWork(work: Work): void {
    this.#waiting = work;
    this.#writing ??= this.#writeWork();
  }

  /** Resolves when nothing is left to write. */
  async settled(): Promise<void> {
    await this.#writing;
  }

  /** Keeps a finished run. */
  keepRun(saved: Saved<Results>): void {
    void this.#progress?.set('lab-result', this.#summary.id, saved, this.#summary.contentHash);
  }

  /** Keeps a finished benchmark, and the best ratio so far. */
  keepBench(benchId: string, saved: Saved<BenchReport>): void {
    const key = this.#benchKey(benchId);
    const { contentHash } = this.#summary;
    const earlier = this.#progress?.get('bench-best', key);
    // A ratio on another version of the lab is a ratio of something else.
    const kept = earlier?.contentHash === contentHash ? readBest(earlier.value) : undefined;
    const best = bestOf(kept, saved.outcome, Date.now());
    void this.#progress?.set('bench-best', key, best ? { ...saved, best } : saved, contentHash);
  }

  async #writeWork(): Promise<void> {
    while (this.#waiting) {
      const { edits, help, undo } = this.#waiting;
      this.#waiting = undefined;
      this.#ours = { files: edits, help, undo };
      await this.#progress?.set('lab-edits', this.#summary.id, this.#ours, this.#summary.contentHash);
    }
    this.#writing = undefined;
  }

  #parseWork(entry: StoredEntry | undefined): Work {
    const value = entry?.value;
    const { help, undo } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
    return {
      edits: parseEdits(value, this.#summary),
      help: parseHelp(help),
      undo: parseUndo(undo, this.#summary),
    };
  }

  /** What reads results is loaded only where there are any. Where it cannot be had, they are missing until the next visit. */
  async #readEarlier(progress: ProgressPort): Promise<Pick<KeptWork, 'run' | 'bench'>> {
    const { id, benches } = this.#summary;
    const run = progress.get('lab-result', id);
    const reports = benches.flatMap((bench) => {
      const entry = progress.get('bench-best', this.#benchKey(bench.id));
      return entry === undefined ? [] : [{ id: bench.id, entry }];
    });
    const nothing = { run: undefined, bench: undefined };
    if (run === undefined && reports.length === 0) return nothing;
    const reader = await import('./earlier.ts').catch(() => undefined);
    if (reader === undefined) return nothing;
    return {
      run: run && reader.readRun(run, this.#summary),
      bench: reader.readBench(reports, this.#summary),
    };
  }

  #benchKey(benchId: string): string {
    return `${this.#summary.id}:${benchId}`;
  }
}
