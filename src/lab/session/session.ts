import { session as words } from '#words/lab/session.ts';
import { Desk } from './desk.ts';
import { askHint, maySeeSolution } from './help.ts';
import { withStep, type Job } from './job.ts';
import { beginOneTask } from './one-task.ts';
import type { BenchView, RunView } from './state.ts';

/** What comes of a run, in words. Nobody needs it before the first one. */
const inWords = () => import('./conclude.ts');

/** One reader at work on one lab: runs, benchmarks and help, on the files of the {@link Desk}. Pages subscribe and draw. */
export class LabSession extends Desk {
  #abort: AbortController | undefined;

  /** Fetches the solution, for those who may see it, and the reader's own texts to compare it with. */
  async loadSolution(): Promise<Readonly<Record<string, string>> | undefined> {
    if (!this.solutionOpen) return undefined;
    const [solution] = await Promise.all([this.state.solution ?? this.ports.loadSolution(), this.load()]);
    this.set({ solution });
    return solution;
  }

  /** Takes the solution's files over as edits; {@link undo} takes it back. */
  async useSolution(): Promise<void> {
    const solution = await this.loadSolution();
    if (solution) this.takeOver(solution, words.solutionTaken);
  }

  /** Opens the next hint of a task. */
  askHint(taskId: string): void {
    const rungs = this.summary.tasks.find((task) => task.id === taskId)?.hints ?? 0;
    this.set({ help: askHint(this.state.help, taskId, rungs) });
    this.keep();
  }

  /** Asks for the solution: shown after passing all tests, or to those who ask twice. */
  askSolution(): void {
    const { help } = this.state;
    this.set({ help: { ...help, solutionAsked: help.solutionAsked + 1 } });
    this.keep();
  }

  /** Whether the solution may be shown now. */
  get solutionOpen(): boolean {
    return maySeeSolution(this.state.help, this.#passed());
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
    const { edits } = this.state;
    const run: RunView = task ? beginOneTask(this.state.run, task.id, edits) : { tests: [], edits };
    await this.#work(words.testing, {
      begin: () => this.set({ run }),
      work: async (engine, request) => {
        const { conclude, findLesson } = await inWords();
        this.set({ phase: 'testing' });
        const only = task ? { only: task.id } : {};
        const graded = await this.ports.grade(
          engine,
          { ...request, ...only, onSeen: (seen) => this.#setRun(seen) },
          (test) => this.#addTest(test),
        );
        const { results, view, announcement } = conclude(graded, run, tasks, task);
        this.#setRun(view);
        this.set({ announcement });
        void findLesson(this.ports, results, tasks).then((lesson) => {
          const { results: shown, stale } = this.state.run ?? {};
          if (lesson && shown === results && !stale?.length) this.#setRun({ lesson });
        });
        this.keeper.keepRun({ outcome: results, edits, ...(run.stale ? { stale: run.stale } : {}) });
      },
      fail: (message) => this.#setRun({ problem: { message } }),
      stopped: () => this.#setRun({ stopped: true }),
    });
  }

  /** Runs one benchmark on the reader's files. Never rejects; a second call while something is under way does nothing. */
  async runBench(id: string): Promise<void> {
    const bench = this.summary.benches.find((each) => each.id === id);
    if (!bench) return;
    const edits = this.state.edits;
    await this.#work(words.benching, {
      begin: () => this.set({ bench: { id, done: 0, edits } }),
      work: async (engine, request) => {
        const { verdictSentence } = await inWords();
        this.set({ phase: 'benching' });
        const report = await this.ports.bench(
          engine,
          id,
          { ...request, onSeen: (seen) => this.#setBench(seen) },
          (done) => this.#setBench({ done }),
        );
        this.#setBench({ done: 1, report });
        this.set({ announcement: verdictSentence(report, bench) });
        this.keeper.keepBench(id, { outcome: report, edits });
      },
      fail: (message) => this.#setBench({ problem: { message } }),
      stopped: () => this.#setBench({ stopped: true }),
    });
  }

  /** One thing at a time: a second job while one is under way is not begun. */
  async #work(announcement: string, job: Job): Promise<void> {
    if (this.#abort) return;
    const abort = new AbortController();
    this.#abort = abort;
    this.set({ phase: 'starting', steps: [], announcement });
    job.begin();
    try {
      const lab = await this.load();
      const engine = await this.ports.engine(abort.signal, (step) =>
        this.set({ steps: withStep(this.state.steps, step) }),
      );
      abort.signal.throwIfAborted();
      const files = { ...lab.starter, ...this.state.edits };
      await job.work(engine, { lab, files, signal: abort.signal });
    } catch (error) {
      const message = abort.signal.aborted ? words.stopped : await this.ports.explain(error);
      if (abort.signal.aborted) job.stopped();
      else job.fail(message);
      this.set({ announcement: message });
    } finally {
      this.#abort = undefined;
      this.set({ phase: 'idle' });
    }
  }

  #passed(): boolean {
    return this.state.run?.results?.status === 'pass';
  }

  #addTest(test: RunView['tests'][number]): void {
    if (this.state.run) this.#setRun({ tests: [...this.state.run.tests, test] });
  }

  #setRun(patch: Partial<RunView>): void {
    if (this.state.run) this.set({ run: { ...this.state.run, ...patch } });
  }

  #setBench(patch: Partial<BenchView>): void {
    if (this.state.bench) this.set({ bench: { ...this.state.bench, ...patch } });
  }
}
