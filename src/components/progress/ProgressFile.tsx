import { useRef, useState } from 'preact/hooks';
import { progressFile as words } from '#words/progress/file.ts';
import type { ImportCase, ImportPlan } from '../../progress/import-plan.ts';
import type { UndoStep } from '../../progress/undo.ts';
import type { ImportPreview } from './ImportPreview.tsx';
import { openProgress } from './open-progress.ts';
import { saveToFile } from './save-to-file.ts';

/** What reads and compares files. Nobody needs it before they choose one. */
const importing = () => import('./importing.ts');

/** Export and import of all progress. `onLoaded` is called after entries were taken over or an import was undone. */
export function ProgressFile({ onLoaded }: { onLoaded: () => void }) {
  const [notice, setNotice] = useState('');
  const [plan, setPlan] = useState<{ plan: ImportPlan; name: string; View: typeof ImportPreview } | undefined>();
  const [step, setStep] = useState<UndoStep | undefined>();
  const status = useRef<HTMLParagraphElement>(null);
  /** What was pressed goes away: the focus goes on with what came of it. */
  const say = (text: string): void => {
    setNotice(text);
    status.current?.focus();
  };

  const look = async (file: File): Promise<void> => {
    setStep(undefined);
    setPlan(undefined);
    setNotice('');
    try {
      const { ImportPreview, preview, readProgressFile } = await importing();
      const read = preview(await openProgress(), await readProgressFile(file));
      setPlan({ plan: read, name: file.name, View: ImportPreview });
    } catch (error) {
      setNotice(error instanceof Error ? error.message : words.broken);
    }
  };
  const take = async (cases: readonly ImportCase[]): Promise<void> => {
    if (plan === undefined) return;
    const store = await openProgress();
    const { applyImport } = await importing();
    const { taken, kept } = await applyImport(store, plan.plan, words.label(plan.name), cases);
    setPlan(undefined);
    setStep(taken > 0 ? store.beside.undoSteps.at(-1) : undefined);
    say(words.loaded(taken, kept));
    onLoaded();
  };
  const takeBack = async (last: UndoStep): Promise<void> => {
    const { undo } = await importing();
    const { restored, changed } = await undo(await openProgress(), last);
    setStep(undefined);
    say(words.undone(restored, changed));
    onLoaded();
  };

  return (
    <div class="hp-progress-file not-content">
      <p class="hp-hint">{words.hint}</p>
      <div class="hp-actions">
        <button type="button" class="hp-button" onClick={() => void openProgress().then(saveToFile)}>
          {words.save}
        </button>
        <label class="hp-button">
          {words.load}
          <input
            type="file"
            accept="application/json,.json"
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              if (file) void look(file);
              event.currentTarget.value = '';
            }}
          />
        </label>
      </div>
      {plan !== undefined && (
        <plan.View
          plan={plan.plan}
          name={plan.name}
          onTake={(cases) => void take(cases)}
          onCancel={() => {
            setPlan(undefined);
            say(words.cancelled);
          }}
        />
      )}
      <p role="status" tabIndex={-1} ref={status}>
        {notice}
      </p>
      {step !== undefined && (
        <button type="button" class="hp-button" onClick={() => void takeBack(step)}>
          {words.undo}
        </button>
      )}
    </div>
  );
}
