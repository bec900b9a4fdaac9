import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { run as words } from '#words/quiz/run.ts';
import { grade, placeOf, placesOf, RESULT, scoreQuiz } from '../../quiz/index.ts';
import type { Question } from '../../schemas/question.ts';
import { openProgress } from '../progress/open-progress.ts';
import { quizTime } from '../progress/time-keys.ts';
import { useTime } from '../progress/use-time.ts';
import { QuizResult } from './QuizResult.tsx';
import { QuizSteps } from './QuizSteps.tsx';
import { forgetAnswer } from './use-answer.ts';
import { useAnswers } from './use-answers.ts';
import { useRun } from './use-run.ts';

interface Props {
  section: string;
  /** All that scoring needs: see scoredQuestion() in question-data.ts. */
  questions: Question[];
  /** The questions themselves, in elements with the id `question-<id>`, from the page. */
  children?: ComponentChildren;
}

/** Leads through the questions of a page one at a time, in an order that is kept, to the result. */
export default function QuizRun({ section, questions, children }: Props) {
  const ids = questions.map(({ id }) => id);
  const [run, put] = useRun(section, ids);
  const answers = useAnswers(ids);
  useTime(quizTime(section));
  const element = useRef<HTMLDivElement>(null);
  const moved = useRef(false);
  const places = run === undefined ? [] : placesOf(ids, run);
  const place = run === undefined ? -1 : placeOf(places, run);
  const at = places[place];

  // Before anything is drawn: the line that says where one is never stands above another question.
  useLayoutEffect(() => {
    if (run === undefined) return;
    for (const id of ids) {
      const question = document.getElementById(`question-${id}`);
      if (question) question.hidden = !run.all && id !== at;
    }
    if (!moved.current || run.all) return;
    moved.current = false;
    // What had the focus went away, or is at the other end of the question: go on where the reading goes on.
    const start = element.current?.querySelector<HTMLElement>(at === RESULT ? 'h2' : `[id="question-${at}"] fieldset`);
    start?.setAttribute('tabindex', '-1');
    start?.focus();
  });

  // Where the browser wanted to go when the questions were not shown yet.
  useEffect(() => {
    if (run?.all === true && location.hash !== '') document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }, [run?.all]);

  const go = (to: string | undefined): void => {
    if (run === undefined || to === undefined) return;
    moved.current = true;
    put({ ...run, at: to });
  };
  const restart = (): void => {
    void openProgress().then((store) => Promise.all(ids.map((id) => forgetAnswer(store, id))));
    const fresh = { seed: Date.now() % 2 ** 31, at: '', all: false };
    moved.current = true;
    put({ ...fresh, at: placesOf(ids, fresh)[0] ?? '' });
  };

  const judged = new Map(questions.map((question) => [question.id, grade(question, answers.of(question.id))]));
  const open = places.filter((id) => id !== RESULT && judged.get(id) === undefined);
  return (
    <div class="hp-quiz" data-run={run === undefined ? undefined : ''} ref={element}>
      {run !== undefined && (
        <div class="hp-quiz-top not-content">
          {!run.all && (
            <>
              <p role="status">{at === RESULT ? words.result : words.place(place + 1, ids.length)}</p>
              <QuizSteps
                places={places}
                at={at}
                judged={judged}
                names={(index) => (places[index] === RESULT ? words.result : words.place(index + 1, ids.length))}
                onGo={go}
              />
            </>
          )}
          <label class="hp-check">
            <input type="checkbox" checked={run.all} onChange={() => put({ ...run, all: !run.all })} /> {words.all}
          </label>
        </div>
      )}
      {children}
      {run !== undefined && (run.all || at === RESULT) && (
        <QuizResult
          score={scoreQuiz(questions, answers.of)}
          notice={answers.notice}
          onOpen={open.length === 0 || run.all ? undefined : () => go(open[0])}
          onRestart={restart}
        />
      )}
      {run !== undefined && !run.all && (
        <nav class="hp-quiz-moves not-content" aria-label={words.moves}>
          {place > 0 && (
            <button type="button" class="hp-button" onClick={() => go(places[place - 1])}>
              {words.before}
            </button>
          )}
          {at !== RESULT && (
            <button
              type="button"
              data-next
              class={`hp-button ${judged.get(at ?? '') ? 'primary' : ''}`}
              onClick={() => go(places[place + 1])}
            >
              {places[place + 1] === RESULT ? words.toResult : words.next}
            </button>
          )}
        </nav>
      )}
    </div>
  );
}
