import type { MockResult, RoundDraft } from '../../quiz/index.ts';

/** What every kind of round gets: what was done in it so far, and where to say what comes next. */
export interface RoundProps {
  draft: RoundDraft;
  onChange: (patch: Partial<RoundDraft>) => void;
  onDone: (result: Pick<MockResult, 'rating' | 'answers' | 'notes'>) => void;
}
