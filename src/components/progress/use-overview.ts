import { useEffect, useState } from 'preact/hooks';
import { progressPage as words } from '#words/progress/page.ts';
import type { ProgressStore } from '../../progress/index.ts';
import { link } from '../ui/link.ts';
import type { Catalog } from './catalog.ts';
import { openProgress } from './open-progress.ts';
import { overviewOf, type Overview } from './overview.ts';

/** What the page of progress draws. `drawn` changes with everything that is kept, so that lists are read anew. */
export interface Shown {
  store: ProgressStore;
  catalog: Catalog;
  overview: Overview;
}

/** Reads what is kept and what there is, and follows every change. `problem` is a sentence when the page cannot be drawn. */
export function useOverview(): { shown: Shown | undefined; problem: string } {
  const [shown, setShown] = useState<Shown | undefined>();
  const [problem, setProblem] = useState('');
  useEffect(() => {
    let gone = false;
    let stop: (() => void) | undefined;
    void Promise.all([openProgress(), fetchCatalog()]).then(
      ([store, catalog]) => {
        if (gone) return;
        let waiting = false;
        const draw = (): void => {
          waiting = false;
          if (!gone) setShown({ store, catalog, overview: overviewOf(catalog, store.all()) });
        };
        draw();
        // A reset changes hundreds of entries; they are drawn once.
        stop = store.onChange(() => {
          if (!waiting) requestAnimationFrame(draw);
          waiting = true;
        });
      },
      () => setProblem(words.noCatalog),
    );
    return () => {
      gone = true;
      stop?.();
    };
  }, []);
  return { shown, problem };
}

/** A file of our own build, so it is what it says. */
async function fetchCatalog(): Promise<Catalog> {
  const response = await fetch(link('/progress/catalog.json'));
  if (!response.ok) throw new Error(`catalog.json: ${response.status}`);
  return (await response.json()) as Catalog;
}
