import type { BootStep, LabEngine } from '../../engines/types.ts';
import { MOST_UNDO_STEPS, sameEdits, withEdit, withoutFile, type Edits } from './edits.ts';
import { askHint, maySeeSolution, noHelp } from './help.ts';
import { Keeper } from './keeper.ts';
import { filesOf } from './own-files.ts';
import type { FileSummary, LabPackage, LabSummary } from './package.ts';
import { beginOneTask } from './one-task.ts';
import type { RunRequest, SessionPorts } from './ports.ts';
import type { BenchView, RunView, SessionState } from './state.ts';

/**
 * One reader at work on one lab: files and edits, runs, benchmarks and help. Knows no DOM; pages subscribe and draw.
 * Nothing is fetched, booted or run before a method asks for it.
 */
export class LabSession {
  readonly summary: LabSummary;
  readonly #ports: SessionPorts;
  readonly #listeners = new Set<(state: SessionState) => void>();
  readonly #keeper: Keeper;
  #state: SessionState;
  #package: Promise<LabPackage> | undefined;
  #abort: AbortController | undefined;
  #serial = 0;

  constructor(summary: LabSummary, ports: SessionPorts) {
    this.summary = summary;
    this.#ports = ports;
    this.#keeper = new Keeper(summary, ports);
    this.#state = {
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

  get state(): SessionState {
    return this.#state;
  }

  /** Calls `listener` with every new state; returns a function that ends it. */
  subscribe(listener: (state: SessionState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Brings back edits, results and help of an earlier visit. Runs nothing. Changes made in other tabs arrive here too. */
  async restore(): Promise<void> {
    const kept = await this.#keeper.open((work) => this.#set(work));
    // What the reader did while storage was opening is newer.
    const { edits, run, bench } = this.#state;
    const typed = Object.keys(edits).length > 0;
    this.#set({
      ...kept,
      edits: { ...kept.edits, ...edits },
      run: run ?? kept.run,
      bench: bench ?? kept.bench,
      restored: true,
    });
    if (typed) this.#keep();
  }

  /** Fetches the lab's texts, once; a failed download is tried again by the next call. */
  load(): Promise<LabPackage> {
    this.#package ??= this.#ports.loadPackage().then(
      (lab) => {
        this.#set({ lab });
        return lab;
      },
      (error: unknown) => {
        this.#package = undefined;
        throw error;
      },
    );
    return this.#package;
  }

  /** The text of a file as the reader has it; undefined before {@link load} has ended, unless it was edited. */
  textOf(path: string): string | undefined {
    const { edits, lab } = this.#state;
    return edits[path] ?? lab?.starter[path] ?? lab?.support[path];
  }

  /** The files of the editor: the lab's and the reader's own. */
  get files(): readonly FileSummary[] {
    return filesOf(this.summary, this.#state.edits);
  }

  /** Takes over the text of an editable file and keeps it. */
  edit(path: string, text: string): void {
    const { edits, lab } = this.#state;
    // Where the edits are all there is, the first one brings the others along.
    const all = { ...(Object.keys(edits).length === 0 && lab?.starter), ...edits, [path]: text };
    this.#set({ edits: this.summary.whole ? all : withEdit(edits, path, text, lab?.starter[path]) });
    this.#keep();
  }

  /** Shows a file, at a place if given; tests and benches get their tabs by it. */
  openFile(path: string, place?: { line: number; column: number }): void {
    const role = this.files.find((file) => file.path === path)?.role;
    if (role === undefined) return;
    const open = place ? { path, jump: { ...place, serial: ++this.#serial } } : { path };
    this.#set({ open, testsShown: this.#state.testsShown || role === 'test' || role === 'bench' });
  }

  /** Gives tests and benches tabs, or takes them away. */
  showTests(shown: boolean): void {
    const role = this.summary.files.find((file) => file.path === this.#state.open.path)?.role;
    const lost = !shown && (role === 'test' || role === 'bench');
    this.#set({ testsShown: shown, ...(lost ? { open: { path: this.summary.focus } } : {}) });
  }

  /** Puts one file back to the starter; {@link undo} takes it back. */
  resetFile(path: string): void {
    this.change(withoutFile(this.#state.edits, path), `${path} is as it was at the start.`);
  }

  /** Puts every file back to the starter; {@link undo} takes it back. Needs nothing fetched or booted. */
  resetLab(): void {
    this.change({}, 'All files are as they were at the start.');
  }

  /** Fetches the solution, for those who may see it, and the reader's own texts to compare it with. */
  async loadSolution(): Promise<Readonly<Record<string, string>> | undefined> {
    if (!this.solutionOpen) return undefined;
    const [solution] = await Promise.all([this.#state.solution ?? this.#ports.loadSolution(), this.load()]);
    this.#set({ solution });
    return solution;
  }

  /** Takes the solution's files over as edits; {@link undo} takes it back. */
  async useSolution(): Promise<void> {
    const solution = await this.loadSolution();
    if (solution) this.takeOver(solution, 'Your files hold the solution now.');
  }

  /** Puts texts into the editor in place of the reader's; {@link undo} takes it back. `label` says so to the reader. */
  takeOver(files: Edits, label: string): void {
    this.change({ ...(!this.summary.whole && this.#state.edits), ...files }, label);
  }

  /** Takes back the latest reset or take-over. */
  undo(): void {
    const step = this.#state.undo.at(-1);
    if (!step) return;
    const undo = this.#state.undo.slice(0, -1);
    this.#set({ edits: step.before, undo, announcement: 'Undone. Your edits are back.' });
    this.#keep();
  }

  /** Says that work is kept, for those who press Ctrl+S. */
  sayKept(): void {
    this.say('Kept in this browser. Every change is, as you make it.');
  }

  /** Says a sentence to the reader, in the status line and to screen readers. */
  say(announcement: string): void {
    this.#set({ announcement });
  }

  /** Resolves when everything is written to storage that is kept there; the page may then be reloaded. */
  settled(): Promise<void> {
    return this.#keeper.settled();
  }

  /** Opens the next hint of a task. */
  askHint(taskId: string): void {
    const rungs = this.summary.tasks.find((task) => task.id === taskId)?.hints ?? 0;
    this.#set({ help: askHint(this.#state.help, taskId, rungs) });
    this.#keep();
  }

  /** Asks for the solution: shown after passing all tests, or to those who ask twice. */
  askSolution(): void {
    const { help } = this.#state;
    this.#set({ help: { ...help, solutionAsked: help.solutionAsked + 1 } });
    this.#keep();
  }

  /** Whether the solution may be shown now. */
  get solutionOpen(): boolean {
    return maySeeSolution(this.#state.help, this.#passed());
  }

  /** Ends whatever is under way. */
  stop(): void {
    this.#abort?.abort();
  }

  /**
   * Runs the lab's tests on the reader's files, or those of one task beside the results of the others. Never rejects; a second call
   * while something is under way does nothing.
   */
  async runTests(taskId?: string): Promise<void> {
    const { tasks } = this.summary;
    const task = tasks.find(({ id }) => id === taskId);
    const { edits } = this.#state;
    const run: RunView = task ? beginOneTask(this.#state.run, task.id, edits) : { tests: [], edits };
    await this.#work('Running the tests.', {
      begin: () => this.#set({ run }),
      work: async (engine, request) => {
        const { conclude, findLesson } = await words();
        this.#set({ phase: 'testing' });
        const only = task ? { only: task.id } : {};
        const graded = await this.#ports.grade(
          engine,
          { ...request, ...only, onSeen: (seen) => this.#setRun(seen) },
          (test) => this.#addTest(test),
        );
        const { results, view, announcement } = conclude(graded, run, tasks, task);
        this.#setRun(view);
        this.#set({ announcement });
        void findLesson(this.#ports, results, tasks).then((lesson) => {
          const { results: shown, stale } = this.#state.run ?? {};
          if (lesson && shown === results && !stale?.length) this.#setRun({ lesson });
        });
        this.#keeper.keepRun({ outcome: results, edits, ...(run.stale ? { stale: run.stale } : {}) });
      },
      fail: (message) => this.#setRun({ problem: { message } }),
      stopped: () => this.#setRun({ stopped: true }),
    });
  }

  /** Runs one benchmark on the reader's files. Never rejects; a second call while something is under way does nothing. */
  async runBench(id: string): Promise<void> {
    const bench = this.summary.benches.find((each) => each.id === id);
    if (!bench) return;
    const edits = this.#state.edits;
    await this.#work('Running the benchmark.', {
      begin: () => this.#set({ bench: { id, done: 0, edits } }),
      work: async (engine, request) => {
        const { verdictSentence } = await words();
        this.#set({ phase: 'benching' });
        const report = await this.#ports.bench(
          engine,
          id,
          { ...request, onSeen: (seen) => this.#setBench(seen) },
          (done) => this.#setBench({ done }),
        );
        this.#setBench({ done: 1, report });
        this.#set({ announcement: verdictSentence(report, bench) });
        this.#keeper.keepBench(id, { outcome: report, edits });
      },
      fail: (message) => this.#setBench({ problem: { message } }),
      stopped: () => this.#setBench({ stopped: true }),
    });
  }

  async #work(announcement: string, job: Job): Promise<void> {
    if (this.#abort) return;
    const abort = new AbortController();
    this.#abort = abort;
    this.#set({ phase: 'starting', steps: [], announcement });
    job.begin();
    try {
      const lab = await this.load();
      const engine = await this.#ports.engine(abort.signal, (step) => this.#addStep(step));
      abort.signal.throwIfAborted();
      const files = { ...lab.starter, ...this.#state.edits };
      await job.work(engine, { lab, files, signal: abort.signal });
    } catch (error) {
      const message = abort.signal.aborted ? 'Stopped.' : await this.#ports.explain(error);
      if (abort.signal.aborted) job.stopped();
      else job.fail(message);
      this.#set({ announcement: message });
    } finally {
      this.#abort = undefined;
      this.#set({ phase: 'idle' });
    }
  }

  /** Replaces all edits, and says so; {@link undo} takes it back. */
  change(edits: Edits, announcement: string): void {
    const before = this.#state.edits;
    if (sameEdits(before, edits)) return;
    const undo = [...this.#state.undo, { label: announcement, before }].slice(-MOST_UNDO_STEPS);
    this.#set({ edits, undo, announcement });
    this.#keep();
  }

  #passed(): boolean {
    return this.#state.run?.results?.status === 'pass';
  }

  #keep(): void {
    // Before stored work was read, writing would overwrite it.
    const { restored, edits, help, undo } = this.#state;
    if (restored) this.#keeper.keepWork({ edits, help, undo });
  }

  #addStep(step: BootStep): void {
    const { steps } = this.#state;
    const known = steps.some((each) => each.id === step.id);
    this.#set({ steps: known ? steps.map((each) => (each.id === step.id ? step : each)) : [...steps, step] });
  }

  #addTest(test: RunView['tests'][number]): void {
    if (this.#state.run) this.#setRun({ tests: [...this.#state.run.tests, test] });
  }

  #setRun(patch: Partial<RunView>): void {
    if (this.#state.run) this.#set({ run: { ...this.#state.run, ...patch } });
  }

  #setBench(patch: Partial<BenchView>): void {
    if (this.#state.bench) this.#set({ bench: { ...this.#state.bench, ...patch } });
  }

  #set(patch: Partial<SessionState>): void {
    this.#state = { ...this.#state, ...patch };
    const { open } = this.#state;
    // The file that was open may have gone with its edits.
    if (patch.edits && !this.files.some(({ path }) => path === open.path))
      this.#state.open = { path: this.files[0]?.path ?? open.path };
    for (const listener of this.#listeners) listener(this.#state);
  }
}

/** What comes of a run, in words. Nobody needs it before the first one. */
const words = () => import('./conclude.ts');

interface Job {
  begin(): void;
  work(engine: LabEngine, request: RunRequest): Promise<void>;
  /** Told the sentence for readers. */
  fail(message: string): void;
  stopped(): void;
}
