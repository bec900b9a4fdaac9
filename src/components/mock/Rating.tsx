import { useState } from 'preact/hooks';
import { rating as words } from '#words/mock/interview.ts';
import { body } from '#words/quiz/question.ts';
import type { MockRating } from '../../quiz/index.ts';
import { Html } from '../quiz/Html.tsx';
import type { RoundProps } from './round-props.ts';

interface Props extends RoundProps {
  /** What each grade means, as HTML. */
  rubric: Readonly<Record<MockRating, string>>;
}

/** Self-grading against a rubric, with notes. */
export function Rating({ rubric, draft: { rating, notes, answers }, onChange, onDone }: Props) {
  const [complaint, setComplaint] = useState('');
  return (
    <div class="hp-mock-rating">
      <fieldset>
        <legend>{body.howWasYours}</legend>
        {(['weak', 'ok', 'strong'] as const).map((id) => (
          <label key={id}>
            <input type="radio" name="rating" checked={rating === id} onChange={() => onChange({ rating: id })} />
            <span>
              <b>{body.ratings[id]}</b>: <Html text={rubric[id]} />
            </span>
          </label>
        ))}
      </fieldset>
      <label class="hp-field">
        <span>{words.notes}</span>
        <textarea rows={2} value={notes} onInput={(event) => onChange({ notes: event.currentTarget.value })} />
      </label>
      <button
        type="button"
        class="hp-button primary"
        onClick={() => (rating === undefined ? setComplaint(words.complaint) : onDone({ rating, answers, notes }))}
      >
        {words.next}
      </button>
      <span role="status">{complaint}</span>
    </div>
  );
}
