import { useEffect, useState } from 'preact/hooks';
import { openProgress } from '../progress/open-progress.ts';
import { answerOf } from './use-answer.ts';

/** The stored answers to several questions. */
export interface StoredAnswers {
  /** `undefined` for a question without an answer. */
  of: (id: string) => unknown;
  /** Why answers outlive this tab no longer; empty when they do. */
  notice: string;
}

/** Reads the answers to several questions, and follows every change. */
export function useAnswers(ids: readonly string[]): StoredAnswers {
  const [answers, setAnswers] = useState<ReadonlyMap<string, unknown>>(new Map());
  const [notice, setNotice] = useState('');
  const key = ids.join();

  useEffect(() => {
    const stops: (() => void)[] = [];
    let gone = false;
    const watched = key.split(',');
    void openProgress().then((store) => {
      if (gone) return;
      const update = (): void => setAnswers(new Map(watched.map((id) => [id, answerOf(store.get('quiz-answer', id))])));
      const notify = (): void => setNotice(store.status.kind === 'memory' ? store.status.reason : '');
      update();
      notify();
      stops.push(store.onStatus(notify), ...watched.map((id) => store.subscribe('quiz-answer', id, update)));
    });
    return () => {
      gone = true;
      for (const stop of stops) stop();
    };
  }, [key]);

  return { of: (id) => answers.get(id), notice };
}
