import { useState } from 'preact/hooks';
import type { MockRating } from '../../quiz/index.ts';
import { Html } from '../quiz/Html.tsx';

const words = {
  legend: 'How was yours?',
  notes: 'Notes for yourself',
  next: 'Next round',
  complaint: 'Grade yourself first.',
};

interface Props {
  /** What each grade means, as HTML. */
  rubric: Readonly<Record<MockRating, string>>;
  onDone: (rating: MockRating, notes: string) => void;
}

/** Self-grading against a rubric, with notes. */
export function Rating({ rubric, onDone }: Props) {
  const [rating, setRating] = useState<MockRating | undefined>();
  const [notes, setNotes] = useState('');
  const [complaint, setComplaint] = useState('');
  return (
    <div class="hp-mock-rating">
      <fieldset>
        <legend>{words.legend}</legend>
        {(['weak', 'ok', 'strong'] as const).map((id) => (
          <label key={id}>
            <input type="radio" name="rating" checked={rating === id} onChange={() => setRating(id)} />
            <span>
              <b>{id}</b>: <Html text={rubric[id]} />
            </span>
          </label>
        ))}
      </fieldset>
      <label class="hp-field">
        <span>{words.notes}</span>
        <textarea rows={2} value={notes} onInput={(event) => setNotes(event.currentTarget.value)} />
      </label>
      <button
        type="button"
        class="hp-button primary"
        onClick={() => (rating === undefined ? setComplaint(words.complaint) : onDone(rating, notes))}
      >
        {words.next}
      </button>
      <span role="status">{complaint}</span>
    </div>
  );
}
