import { useCallback, useEffect, useState } from 'preact/hooks';
import { readScenario, type KeptScenario } from '../../quiz/scenario.ts';
import { openProgress } from '../progress/open-progress.ts';

/** What is kept of a scenario in this browser; `undefined` until storage was read. Follows other tabs. */
export function useScenario(id: string): { kept: KeptScenario | undefined; keep: (value: KeptScenario) => void } {
  const [kept, setKept] = useState<KeptScenario | undefined>();
  useEffect(() => {
    let stop: (() => void) | undefined;
    let gone = false;
    void openProgress().then((store) => {
      if (gone) return;
      setKept(readScenario(store.get('scenario', id)?.value));
      stop = store.subscribe('scenario', id, (entry) => setKept(readScenario(entry?.value)));
    });
    return () => {
      gone = true;
      stop?.();
    };
  }, [id]);
  const keep = useCallback(
    (value: KeptScenario) => {
      setKept(value);
      void openProgress().then((store) => store.set('scenario', id, value));
    },
    [id],
  );
  return { kept, keep };
}
