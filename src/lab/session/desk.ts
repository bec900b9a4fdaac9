import { session as words } from '#words/lab/session.ts';
import { MOST_UNDO_STEPS, sameEdits, withEdit, withoutFile, type Edits } from './edits.ts';
import { eitherHelp, noHelp } from './help.ts';
import { Keeper, type Work } from './keeper.ts';
import { filesOf } from './own-files.ts';
import type { FileSummary, LabPackage, LabSummary } from './package.ts';
import type { SessionPorts } from './ports.ts';
import { stateAtStart, type SessionState } from './state.ts';

/**
 * A reader's files of one lab: what is open, edited, kept, put back and undone, here and in other tabs. {@link LabSession} adds
 * what is done with them. Knows no DOM; nothing is fetched before a method asks for it.
 */
export class Desk {
  readonly summary: LabSummary;
  protected readonly ports: SessionPorts;
  protected readonly keeper: Keeper;
  readonly #listeners = new Set<(state: SessionState) => void>();
  #state: SessionState;
  #package: Promise<LabPackage> | undefined;
  #serial = 0;

  constructor(summary: LabSummary, ports: SessionPorts) {
    this.summary = summary;
    this.ports = ports;
    this.keeper = new Keeper(summary, ports);
    this.#state = stateAtStart(summary);
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
    const kept = await this.keeper.open((work, unaware) => this.#takeForeign(work, unaware));
    // What the reader did while storage was opening is newer.
    const { edits, run, bench, help, undo } = this.#state;
    const did = Object.keys(edits).length > 0 || help !== noHelp || undo.length > 0;
    this.set({
      ...kept,
      edits: { ...kept.edits, ...edits },
      help: eitherHelp(kept.help, help),
      undo: [...kept.undo, ...undo].slice(-MOST_UNDO_STEPS),
      run: run ?? kept.run,
      bench: bench ?? kept.bench,
      restored: true,
    });
    if (did) this.keep();
  }

  /** Another tab changed the lab. What this one had, and the other did not know of, can be brought back by {@link undo}. */
  #takeForeign(work: Work, unaware: boolean): void {
    const before = this.#state.edits;
    if (!unaware || sameEdits(before, work.edits)) {
      this.set(work);
      return;
    }
    const announcement = words.otherTab;
    const undo = [...work.undo, { label: announcement, before }].slice(-MOST_UNDO_STEPS);
    this.set({ ...work, undo, announcement });
    this.keep();
  }

  /** Fetches the lab's texts, once; a failed download is tried again by the next call. */
  load(): Promise<LabPackage> {
    this.#package ??= this.ports.loadPackage().then(
      (lab) => {
        this.set({ lab });
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
    this.set({ edits: this.summary.whole ? all : withEdit(edits, path, text, lab?.starter[path]) });
    this.keep();
  }

  /** Shows a file, at a place if given; tests and benches get their tabs by it. */
  openFile(path: string, place?: { line: number; column: number }): void {
    const role = this.files.find((file) => file.path === path)?.role;
    if (role === undefined) return;
    const open = place ? { path, jump: { ...place, serial: ++this.#serial } } : { path };
    this.set({ open, testsShown: this.#state.testsShown || role === 'test' || role === 'bench' });
  }

  /** Gives tests and benches tabs, or takes them away. */
  showTests(shown: boolean): void {
    const role = this.summary.files.find((file) => file.path === this.#state.open.path)?.role;
    const lost = !shown && (role === 'test' || role === 'bench');
    this.set({ testsShown: shown, ...(lost ? { open: { path: this.summary.focus } } : {}) });
  }

  /** Puts one file back to the starter; {@link undo} takes it back. */
  resetFile(path: string): void {
    this.change(withoutFile(this.#state.edits, path), words.fileReset(path));
  }

  /** Puts every file back to the starter; {@link undo} takes it back. Needs nothing fetched or booted. */
  resetLab(): void {
    this.change({}, words.labReset);
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
    this.set({ edits: step.before, undo, announcement: words.undone });
    this.keep();
  }

  /** Says that work is kept, for those who press Ctrl+S. */
  sayKept(): void {
    this.say(words.kept);
  }

  /** Says a sentence to the reader, in the status line and to screen readers. */
  say(announcement: string): void {
    this.set({ announcement });
  }

  /** Resolves when everything is written to storage that is kept there; the page may then be reloaded. */
  settled(): Promise<void> {
    return this.keeper.settled();
  }

  /** Replaces all edits, and says so; {@link undo} takes it back. */
  change(edits: Edits, announcement: string): void {
    const before = this.#state.edits;
    if (sameEdits(before, edits)) return;
    const undo = [...this.#state.undo, { label: announcement, before }].slice(-MOST_UNDO_STEPS);
    this.set({ edits, undo, announcement });
    this.keep();
  }

  /** Writes edits, help and undo to storage. */
  protected keep(): void {
    // Before stored work was read, writing would overwrite it.
    const { restored, edits, help, undo } = this.#state;
    if (restored) this.keeper.keepWork({ edits, help, undo });
  }

  /** Takes a change of the state in, and tells everybody. */
  protected set(patch: Partial<SessionState>): void {
    this.#state = { ...this.#state, ...patch };
    const { open } = this.#state;
    // The file that was open may have gone with its edits.
    if (patch.edits && !this.files.some(({ path }) => path === open.path))
      this.#state.open = { path: this.files[0]?.path ?? open.path };
    for (const listener of this.#listeners) listener(this.#state);
  }
}
