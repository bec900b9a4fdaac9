import { useRef, useState } from 'preact/hooks';
import { progressPage as words } from '#words/progress/page.ts';
import { reset, undo } from '../../progress/changes.ts';
import type { ProgressEntry } from '../../progress/index.ts';
import { dueToday, forecast } from '../../quiz/index.ts';
import { Forecast } from '../review/Forecast.tsx';
import { link } from '../ui/link.ts';
import { Aside } from './Aside.tsx';
import { Benches } from './Benches.tsx';
import { Next } from './Next.tsx';
import { Others } from './Others.tsx';
import { ProgressFile } from './ProgressFile.tsx';
import { ResetAll } from './ResetAll.tsx';
import { Sections } from './Sections.tsx';
import { Undo } from './Undo.tsx';
import { useOverview } from './use-overview.ts';
import { Weak } from './Weak.tsx';

/** In the frame after the next: changes of what is kept are drawn in the next (use-overview.ts). */
const afterDrawing = (act: () => void): void => {
  requestAnimationFrame(() => requestAnimationFrame(act));
};

/** All of the page about the reader's progress. */
export default function ProgressIsland() {
  const { shown, problem } = useOverview();
  const [notice, setNotice] = useState('');
  const status = useRef<HTMLParagraphElement>(null);
  if (shown === undefined) return problem === '' ? <p>{words.reading}</p> : <p role="alert">{problem}</p>;

  const { store, catalog, overview } = shown;
  // What was pressed may go away: then the focus goes on with what came of it. A reader who went on meanwhile stays where they are.
  const say = (text: string): void => {
    setNotice(text);
    afterDrawing(() => {
      if (document.activeElement === document.body) status.current?.focus();
    });
  };
  const onReset = async (label: string, which: (entry: ProgressEntry) => boolean): Promise<void> =>
    say(words.gone(await reset(store, label, which)));
  const due = dueToday(overview.deck, store.now(), Infinity).length;
  return (
    <div class="hp-progress">
      {overview.empty && <p>{words.empty}</p>}
      <Next next={overview.next} empty={overview.empty} />
      <p role="status" tabIndex={-1} ref={status}>
        {notice}
      </p>
      <Undo
        steps={store.beside.undoSteps}
        onUndo={(step) => void undo(store, step).then(({ restored, changed }) => say(words.undone(restored, changed)))}
      />
      {!overview.empty && (
        <>
          <Sections sections={overview.sections} catalog={catalog} onReset={(...args) => void onReset(...args)} />
          <Weak weak={overview.weak} />
          <Benches benches={overview.benches} />
          {overview.deck.length > 0 && (
            <section aria-labelledby="progress-review">
              <h2 id="progress-review">{words.review}</h2>
              <p>
                {words.due(due, overview.deck.length)} <a href={link('/review/')}>{words.toReview}</a>
              </p>
              <Forecast days={forecast(overview.deck, store.now(), 14)} />
            </section>
          )}
          <Others scenarios={overview.scenarios} interviews={overview.interviews} />
        </>
      )}
      <Aside store={store} catalog={catalog} items={store.beside.aside} />
      <h2 id="progress-file">{words.file}</h2>
      <ProgressFile onLoaded={() => setNotice('')} />
      {store.all().length > 0 && <ResetAll store={store} onReset={(...args) => void onReset(...args)} />}
    </div>
  );
}
