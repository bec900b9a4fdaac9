import { changeReason } from '#words/progress/changes.ts';
import { entryOf } from './aside.ts';
import { entryKey, PROGRESS_KINDS, type ProgressEntry, type ProgressKind } from './entry.ts';
import { MERGE, planImport, type ImportCase, type ImportPlan, type ImportReport } from './import-plan.ts';
import type { ProgressStore } from './store.ts';
import { MOST_UNDO, undoStep, type UndoReport, type UndoStep } from './undo.ts';

/** An entry as it is to be, or, without `to`, to be forgotten. */
interface Change {
  kind: ProgressKind;
  id: string;
  to?: ProgressEntry;
}

const turns = new WeakMap<ProgressStore, Promise<unknown>>();

/**
 * One after the other: a reset that begins while a step is being taken back would forget what was there so far, and get the rest
 * after it.
 */
function inTurn<T>(store: ProgressStore, work: () => Promise<T>): Promise<T> {
  const turn = (turns.get(store) ?? Promise.resolve()).then(work);
  turns.set(
    store,
    turn.catch(() => undefined),
  );
  return turn;
}

/** Makes many changes as one step that can be taken back. The step is kept first: a reload in between loses nothing. */
async function changeAll(store: ProgressStore, label: string, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  const earlier = store.beside.undoSteps;
  const at = Math.max(store.now(), (earlier.at(-1)?.at ?? 0) + 1);
  const record = changes.map(({ kind, id, to }) => ({
    key: entryKey(kind, id),
    before: store.get(kind, id),
    after: to?.updatedAt ?? 0,
  }));
  await store.beside.keepUndo(undoStep(label, at, record));
  await Promise.all(changes.map(({ kind, id, to }) => (to === undefined ? store.delete(kind, id) : store.put(to))));
  await Promise.all(earlier.slice(0, -(MOST_UNDO - 1)).map(({ key }) => store.beside.forgetUndo(key)));
}

/**
 * Forgets every entry that `which` says. {@link undo} brings them back, also after a reload.
 * @param label what to call it, for example `Reset: Streams`
 * @returns how many there were
 */
export async function reset(
  store: ProgressStore,
  label: string,
  which: (entry: ProgressEntry) => boolean,
): Promise<number> {
  return inTurn(store, async () => {
    const gone = store.all().filter(which);
    await changeAll(
      store,
      label,
      gone.map(({ kind, id }) => ({ kind, id })),
    );
    return gone.length;
  });
}

/**
 * What an import of `raw` would do. Changes nothing.
 * @throws {Error} with a sentence for the reader when `raw` is no export at all.
 */
export function preview(store: ProgressStore, raw: unknown): ImportPlan {
  return planImport(raw, ({ kind, id }) => store.get(kind, id), store.now());
}

/** Does what was previewed, for the cases in `take`. {@link undo} takes it back. */
export async function applyImport(
  store: ProgressStore,
  plan: ImportPlan,
  label: string,
  take: readonly ImportCase[] = MERGE,
): Promise<ImportReport> {
  return inTurn(store, async () => {
    const taken = plan.items.filter(({ is }) => is !== 'identical' && take.includes(is));
    const changes = taken.map(({ entry, is }): Change => {
      const { kind, id } = entry;
      const { base: _theirs, ...rest } = entry;
      const base = store.get(kind, id)?.updatedAt;
      // An older one that is wanted all the same is the newest decision. The one it replaces was seen: it is no conflict.
      const updatedAt = is === 'older' ? store.nextTime(kind, id) : entry.updatedAt;
      return { kind, id, to: base === undefined ? rest : { ...rest, updatedAt, base } };
    });
    await changeAll(store, label, changes);
    return { taken: taken.length, kept: plan.items.length - taken.length, bad: plan.bad };
  });
}

/**
 * Takes a step back. What was changed since then stays as it is, and the version from before goes aside.
 * Never rejects.
 */
export async function undo(store: ProgressStore, step: UndoStep): Promise<UndoReport> {
  return inTurn(store, () => undoNow(store, step));
}

async function undoNow(store: ProgressStore, step: UndoStep): Promise<UndoReport> {
  const report: UndoReport = { restored: 0, changed: 0 };
  for (const { key, before, after } of step.changes) {
    const at = key.indexOf(':');
    const kind = PROGRESS_KINDS.find((name) => name === key.slice(0, at));
    if (kind === undefined) continue;
    const id = key.slice(at + 1);
    if ((store.get(kind, id)?.updatedAt ?? 0) !== after) {
      report.changed += 1;
      if (before !== undefined) await store.beside.setAside(key, before, changeReason.anew);
    } else {
      report.restored += 1;
      if (before === undefined) await store.delete(kind, id);
      else await store.set(kind, id, before.value, before.contentHash);
    }
  }
  await store.beside.forgetUndo(step.key);
  return report;
}

/** Brings back something that was put aside; what is there now is put aside for it. Never rejects. */
export async function takeBack(store: ProgressStore, asideKey: string): Promise<void> {
  return inTurn(store, () => takeBackNow(store, asideKey));
}

async function takeBackNow(store: ProgressStore, asideKey: string): Promise<void> {
  const item = store.beside.aside.find(({ key }) => key === asideKey);
  const entry = item === undefined ? undefined : entryOf(item);
  if (entry === undefined) return;
  const { kind, id, value, contentHash } = entry;
  const now = store.get(kind, id);
  if (now !== undefined) await store.beside.setAside(entryKey(kind, id), now, changeReason.gaveWay);
  await store.set(kind, id, value, contentHash);
  await store.beside.forgetAside(asideKey);
}
