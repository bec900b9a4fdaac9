import { useCallback, useEffect, useState } from 'preact/hooks';
import { isOutdated, openProgress, type ProgressEntry } from '../../progress/index.ts';

/** The reader's stored answer to one question. */
export interface StoredAnswer {
  /** False until storage was read; then nothing is known yet. */
  loaded: boolean;
  answer: unknown;
  /** The question was changed since it was answered. */
  outdated: boolean;
  save: (answer: unknown, correct: boolean) => void;
  forget: () => void;
}

/** Reads and keeps the answer to a question, also when another tab changes it. */
export function useAnswer(id: string, hash: string): StoredAnswer {
  const [entry, setEntry] = useState<ProgressEntry | undefined>();
  const [loaded, setLoaded] = useState(false);
  useEffect(() => {
    let stop: (() => void) | undefined;
    let gone = false;
    void openProgress().then((store) => {
      if (gone) return;
      setEntry(store.get('quiz-answer', id));
      setLoaded(true);
      stop = store.subscribe('quiz-answer', id, setEntry);
    });
    return () => {
      gone = true;
      stop?.();
    };
  }, [id]);

  const save = useCallback(
    (answer: unknown, correct: boolean) => {
      void openProgress().then((store) => store.set('quiz-answer', id, { answer, correct }, hash));
    },
    [id, hash],
  );
  const forget = useCallback(() => {
    void openProgress().then((store) => store.delete('quiz-answer', id));
  }, [id]);
  return {
    loaded,
    answer: answerOf(entry),
    outdated: entry !== undefined && isOutdated(entry, hash),
    save,
    forget,
  };
}

/** The answer inside a stored value; `undefined` when there is none. */
export function answerOf(entry: ProgressEntry | undefined): unknown {
  const value = entry?.value;
  return typeof value === 'object' && value !== null && 'answer' in value ? value.answer : undefined;
}
