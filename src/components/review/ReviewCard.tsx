import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { judged } from '#words/quiz/question.ts';
import { card as words } from '#words/review/review.ts';
import { grade, scrambled, seedOf, type Grade, type ReviewCard as Card } from '../../quiz/index.ts';
import type { Recall } from '../../quiz/scheduler.ts';
import { CodeFiles } from '../quiz/CodeFiles.tsx';
import { Explanation, Remarks } from '../quiz/Explanation.tsx';
import type { QuestionData } from '../quiz/fetch-questions.ts';
import { Html } from '../quiz/Html.tsx';
import { QuestionBody } from '../quiz/QuestionBody.tsx';

interface Props {
  data: QuestionData;
  card: Card;
  /** For example `Card 2 of 7`. */
  label: string;
  /** Days until the card comes back, for each grade. */
  days: Record<Recall, number>;
  onRated: (recall: Recall) => void;
  onRemove: () => void;
}

/** One card: asks, judges, explains; a right answer is graded by the reader, a wrong one comes back tomorrow. */
export function ReviewCard({ data: { question, code }, card, label, days, onRated, onRemove }: Props) {
  const [draft, setDraft] = useState<unknown>();
  const [result, setResult] = useState<Grade | undefined>();
  const [complaint, setComplaint] = useState('');
  const form = useRef<HTMLFormElement>(null);
  // A new order at every review: places must not be learned by heart.
  const seed = seedOf(question.id) + (card.schedule?.reps ?? 0) + 1;
  const locked = result !== undefined;

  // The card before went away with its buttons: the focus goes on with the question, and a screen reader reads it.
  useLayoutEffect(() => form.current?.focus(), []);

  const submit = (event: Event): void => {
    event.preventDefault();
    const untouched = question.type === 'Ordering' ? scrambled(question.lines, seed).map(({ id }) => id) : undefined;
    const given = grade(question, draft ?? untouched);
    setComplaint(given === undefined ? judged.complaint : '');
    setResult(given);
  };
  const knew = result !== undefined && (question.type === 'OpenAnswer' ? result.score > 0 : result.correct);
  const grades: Recall[] = knew ? ['hard', 'good', 'easy'] : ['again'];

  return (
    <form
      ref={form}
      tabIndex={-1}
      class="hp-question not-content"
      onSubmit={submit}
      noValidate
      data-answered={locked ? '' : undefined}
    >
      <fieldset>
        <legend>
          <span class="hp-question-label">{label}</span>
          <Html text={question.prompt} />
        </legend>
        <CodeFiles code={code} numbered={question.type === 'SpotTheBug'} />
        <div class="hp-body" inert={locked}>
          <QuestionBody
            question={question}
            answer={draft ?? undefined}
            onAnswer={setDraft}
            seed={seed}
            locked={locked}
          />
        </div>
      </fieldset>
      <div class="hp-actions">
        {!locked && (
          <button type="submit" class="hp-button primary">
            {judged.check}
          </button>
        )}
        <div role="status" class="hp-verdict" data-good={locked ? knew : undefined}>
          <strong>
            {locked ? (knew ? words.right : question.type === 'OpenAnswer' ? judged.noted : judged.wrong) : complaint}
          </strong>
        </div>
        {locked &&
          grades.map((recall) => (
            <button
              key={recall}
              type="button"
              class={`hp-button ${recall === 'good' || recall === 'again' ? 'primary' : ''}`}
              onClick={() => onRated(recall)}
            >
              {recall === 'again' ? words.next : words.recall[recall]} <small>{words.days(days[recall])}</small>
            </button>
          ))}
        <button type="button" class="hp-star" onClick={onRemove}>
          {words.remove}
        </button>
      </div>
      {result !== undefined && (
        <div class="hp-why">
          <Remarks grade={result} />
          <Explanation question={question} base={import.meta.env.BASE_URL.replace(/\/?$/, '/')} answer={draft} />
        </div>
      )}
    </form>
  );
}
