import { useEffect, useState } from 'preact/hooks';
import type { ProgressEntry } from '../../progress/index.ts';
import { newCard, readCard, type ReviewCard } from '../../quiz/index.ts';
import { openProgress } from '../progress/open-progress.ts';

/** Whether a question is in the reader's review deck, and the ways in and out. */
export interface InReview {
  inDeck: boolean;
  /** Adds the question; one that is in the deck already keeps its schedule. */
  add: (why: ReviewCard['why']) => void;
  remove: () => void;
}

/** The review card of a question, also when another tab changes it. */
export function useReviewCard(id: string): InReview {
  const [entry, setEntry] = useState<ProgressEntry | undefined>();
  useEffect(() => {
    let stop: (() => void) | undefined;
    let gone = false;
    void openProgress().then((store) => {
      if (gone) return;
      setEntry(store.get('review-card', id));
      stop = store.subscribe('review-card', id, setEntry);
    });
    return () => {
      gone = true;
      stop?.();
    };
  }, [id]);

  return {
    inDeck: readCard(entry?.value) !== undefined,
    add: (why) => {
      void openProgress().then(async (store) => {
        if (readCard(store.get('review-card', id)?.value) !== undefined) return;
        await store.set('review-card', id, newCard(why, Date.now()));
      });
    },
    remove: () => {
      void openProgress().then((store) => store.delete('review-card', id));
    },
  };
}
