import { useState } from 'preact/hooks';
import { fetching } from '#words/quiz/fetch.ts';
import { review as words } from '#words/review/review.ts';
import { dueToday, forecast, reviewedToday, type DeckCard } from '../../quiz/index.ts';
import type * as Scheduler from '../../quiz/scheduler.ts';
import { fetchQuestions, type QuestionData, type QuestionSections } from '../quiz/fetch-questions.ts';
import { AnkiExport } from './AnkiExport.tsx';
import { Forecast } from './Forecast.tsx';
import { link } from '../ui/link.ts';
import { ReviewCard } from './ReviewCard.tsx';
import { useDeck } from './use-deck.ts';

/** What a running review has: its cards in order, their questions, and the scheduler, all loaded before the first one. */
interface Session {
  cards: DeckCard[];
  at: number;
  questions: Map<string, QuestionData>;
  scheduler: typeof Scheduler;
}

interface Props {
  sections: QuestionSections;
  /** Names of the sections by id. */
  names: Readonly<Record<string, string>>;
}

/** Spaced review: what is due today, the review itself, and what the coming days bring. */
export default function ReviewIsland({ sections, names }: Props) {
  const { deck, limit, setLimit, put, remove } = useDeck(sections);
  const [session, setSession] = useState<Session | undefined>();
  const [problem, setProblem] = useState('');

  if (deck === undefined) return <p>{words.reading}</p>;
  const now = Date.now();
  const due = dueToday(deck, now, limit);

  const begin = async (): Promise<void> => {
    try {
      const [questions, scheduler] = await Promise.all([
        fetchQuestions(
          due.map(({ id }) => id),
          sections,
        ),
        import('../../quiz/scheduler.ts'),
      ]);
      setProblem('');
      setSession({ cards: due.filter(({ id }) => questions.has(id)), at: 0, questions, scheduler });
    } catch (error) {
      setProblem(error instanceof Error ? error.message : fetching.broken);
    }
  };

  const current = session?.cards[session.at];
  const data = current && session.questions.get(current.id);
  if (session !== undefined && current !== undefined && data !== undefined) {
    const next = (): void => setSession({ ...session, at: session.at + 1 });
    const rate = (recall: Scheduler.Recall): void => {
      void put(current.id, session.scheduler.review(current.card, recall, Date.now()));
      next();
    };
    return (
      <ReviewCard
        key={current.id}
        data={data}
        card={current.card}
        label={words.label(session.at + 1, session.cards.length)}
        days={session.scheduler.intervals(current.card, now)}
        onRated={rate}
        onRemove={() => {
          void remove(current.id);
          next();
        }}
      />
    );
  }

  const reviewed = reviewedToday(deck, now);
  return (
    <>
      <p role="status">{summary(deck.length, due.length, reviewed, limit)}</p>
      {deck.length === 0 && (
        <p>
          <a href={link('/quizzes/')}>{words.toQuizzes}</a>
        </p>
      )}
      {due.length > 0 && (
        <button type="button" class="hp-button primary" onClick={() => void begin()}>
          {words.begin}
        </button>
      )}
      {problem !== '' && <p role="alert">{problem}</p>}
      {deck.length > 0 && <Forecast days={forecast(deck, now, 14)} />}
      <label class="hp-field hp-number hp-review-limit">
        <span>{words.limit}</span>
        <input
          type="number"
          min={1}
          max={200}
          value={limit}
          onChange={({ currentTarget: { valueAsNumber } }) => {
            if (valueAsNumber >= 1 && valueAsNumber <= 200) setLimit(Math.floor(valueAsNumber));
          }}
        />
      </label>
      <p>
        <a href={link('/progress/')}>{words.progress}</a>
      </p>
      <h2 id="anki">{words.anki}</h2>
      <AnkiExport deck={deck} due={due} sections={sections} names={names} />
    </>
  );
}

function summary(cards: number, due: number, reviewed: number, limit: number): string {
  if (cards === 0) return words.empty;
  if (due > 0) return words.due(due, cards);
  return reviewed >= limit ? words.limited(reviewed) : words.nothing(cards);
}
