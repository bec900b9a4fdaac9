import { useEffect, useState } from 'preact/hooks';
import { placesOf, readRun, type QuizRun } from '../../quiz/index.ts';
import { openProgress } from '../progress/open-progress.ts';

const PREFIX = '#question-';

/** Which question the address asks for, if any. */
function asked(places: readonly string[]): string | undefined {
  const id = location.hash.startsWith(PREFIX) ? location.hash.slice(PREFIX.length) : '';
  return places.find((place) => place === id);
}

/**
 * The run through a section's quiz, kept over reloads. `undefined` until storage was read. An address that ends with
 * `#question-<id>` leads to that question.
 */
export function useRun(section: string, ids: readonly string[]): [QuizRun | undefined, (run: QuizRun) => void] {
  const [run, setRun] = useState<QuizRun | undefined>();
  const key = ids.join();

  const put = (next: QuizRun): void => {
    setRun(next);
    // The reader has gone on: a reload must not lead back to the question of the address.
    if (location.hash.startsWith(PREFIX)) history.replaceState(history.state, '', location.pathname + location.search);
    void openProgress().then((store) => store.set('quiz-run', section, next));
  };
  useEffect(() => {
    void openProgress().then((store) => {
      const entry = store.get('quiz-run', section);
      const kept = readRun(entry?.value, Date.now() % 2 ** 31);
      const places = placesOf(key.split(','), kept);
      const at = asked(places) ?? (places.includes(kept.at) ? kept.at : places[0]);
      const next = { ...kept, at: at ?? '' };
      setRun(next);
      // The order that is drawn now is the order after a reload, too.
      if (entry === undefined) void store.set('quiz-run', section, next);
    });
    const follow = (): void =>
      setRun((current) => current && { ...current, at: asked(placesOf(key.split(','), current)) ?? current.at });
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, [section, key]);

  return [run, put];
}
