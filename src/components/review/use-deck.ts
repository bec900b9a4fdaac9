import { useCallback, useEffect, useState } from 'preact/hooks';
import { DAILY_LIMIT, readCard, type DeckCard, type ReviewCard } from '../../quiz/index.ts';
import { openProgress } from '../progress/open-progress.ts';
import type { QuestionSections } from '../quiz/fetch-questions.ts';

const LIMIT = 'review-daily-limit';

/** The reader's cards and daily limit. `deck` is `undefined` until storage was read. */
export interface Deck {
  deck: DeckCard[] | undefined;
  limit: number;
  setLimit: (limit: number) => void;
  put: (id: string, card: ReviewCard) => Promise<void>;
  remove: (id: string) => Promise<void>;
}

/** Reads the review deck. Cards of questions that the site no longer has are left out, and left in storage. */
export function useDeck(sections: QuestionSections): Deck {
  const [deck, setDeck] = useState<DeckCard[] | undefined>();
  const [limit, setLimit] = useState(DAILY_LIMIT);
  const refresh = useCallback(() => {
    void openProgress().then((store) => {
      const cards = store.list('review-card').flatMap(({ id, value }) => {
        const card = readCard(value);
        return card !== undefined && id in sections ? [{ id, card }] : [];
      });
      const kept = store.get('setting', LIMIT)?.value;
      setDeck(cards);
      setLimit(typeof kept === 'number' && kept > 0 ? kept : DAILY_LIMIT);
    });
  }, [sections]);
  useEffect(() => {
    refresh();
    // Another tab may have added cards meanwhile.
    window.addEventListener('focus', refresh);
    return () => window.removeEventListener('focus', refresh);
  }, [refresh]);

  return {
    deck,
    limit,
    setLimit: (next) => {
      setLimit(next);
      void openProgress().then((store) => store.set('setting', LIMIT, next));
    },
    put: async (id, card) => {
      await (await openProgress()).set('review-card', id, card);
      refresh();
    },
    remove: async (id) => {
      await (await openProgress()).delete('review-card', id);
      refresh();
    },
  };
}
