import { useCallback, useEffect, useState } from 'preact/hooks';
import { isOutdated, type ProgressEntry, type ProgressStore } from '../../progress/index.ts';
import type { Grade } from '../../quiz/index.ts';
import { openProgress } from '../progress/open-progress.ts';

/** The reader's stored answer to one question. */
export interface StoredAnswer {
  /** False until storage was read; then nothing is known yet. */
  loaded: boolean;
  answer: unknown;
  /** How often the reader took the answer back: each time, choices come in another order. */
  attempt: number;
  /** The question was changed since it was answered. */
  outdated: boolean;
  save: (answer: unknown, grade: Pick<Grade, 'correct' | 'score'>) => void;
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
    (answer: unknown, { correct, score }: Pick<Grade, 'correct' | 'score'>) => {
      void openProgress().then((store) => {
        const attempt = attemptOf(store.get('quiz-answer', id));
        return store.set('quiz-answer', id, { answer, correct, score, attempt }, hash);
      });
    },
    [id, hash],
  );
  const forget = useCallback(() => {
    void openProgress().then((store) => forgetAnswer(store, id));
  }, [id]);
  return {
    loaded,
    answer: answerOf(entry),
    attempt: attemptOf(entry),
    outdated: answerOf(entry) !== undefined && entry !== undefined && isOutdated(entry, hash),
    save,
    forget,
  };
}

/** The answer inside a stored value; `undefined` when there is none. */
export function answerOf(entry: ProgressEntry | undefined): unknown {
  const value = entry?.value;
  return typeof value === 'object' && value !== null && 'answer' in value ? value.answer : undefined;
}

/** How often an answer to this question was taken back. */
function attemptOf(entry: ProgressEntry | undefined): number {
  const value = entry?.value;
  const attempt = typeof value === 'object' && value !== null && 'attempt' in value ? value.attempt : 0;
  return typeof attempt === 'number' ? attempt : 0;
}

/** Takes an answer back. Only the count of attempts is kept, so that the new order of choices survives a reload. */
export async function forgetAnswer(store: ProgressStore, id: string): Promise<void> {
  const entry = store.get('quiz-answer', id);
  if (answerOf(entry) !== undefined) await store.set('quiz-answer', id, { attempt: attemptOf(entry) + 1 });
}
