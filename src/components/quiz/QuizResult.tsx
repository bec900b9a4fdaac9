import { useEffect, useState } from 'preact/hooks';
import { openProgress } from '../../progress/index.ts';
import { scoreQuiz, type QuizScore } from '../../quiz/index.ts';
import type { Question } from '../../schemas/question.ts';
import { guideName } from './Explanation.tsx';
import { answerOf } from './use-answer.ts';

/** How the quiz stands: points, weak topics and what to read again. Follows every answer. */
export default function QuizSummary({ questions }: { questions: Question[] }) {
  const [score, setScore] = useState<QuizScore>(() => scoreQuiz(questions, () => undefined));
  const [notice, setNotice] = useState('');

  useEffect(() => {
    const stops: (() => void)[] = [];
    let gone = false;
    void openProgress().then((store) => {
      if (gone) return;
      const update = (): void => setScore(scoreQuiz(questions, (id) => answerOf(store.get('quiz-answer', id))));
      const notify = (): void => setNotice(store.status.kind === 'memory' ? store.status.reason : '');
      update();
      notify();
      stops.push(store.onStatus(notify), ...questions.map(({ id }) => store.subscribe('quiz-answer', id, update)));
    });
    return () => {
      gone = true;
      for (const stop of stops) stop();
    };
  }, [questions]);

  const restart = (): void => {
    void openProgress().then((store) => Promise.all(questions.map(({ id }) => store.delete('quiz-answer', id))));
  };

  return (
    <section class="hp-summary" aria-labelledby="quiz-summary">
      <h2 id="quiz-summary">Where you stand</h2>
      <p role="status">
        {score.answered === 0
          ? `${score.total} questions, none answered yet.`
          : `${score.answered} of ${score.total} answered, ${score.correct} right.`}
      </p>
      <progress max={score.total} value={score.answered} aria-label="Questions answered" />
      {score.weak.length > 0 && (
        <>
          <p>Read again:</p>
          <ul>
            {score.weak.map(({ topic, guides }) => (
              <li key={topic}>
                {topic}:
                {guides.map((guide) => (
                  <span key={guide}>
                    {' '}
                    <a href={`${import.meta.env.BASE_URL.replace(/\/?$/, '/')}guides/${guide}/`}>{guideName(guide)}</a>
                  </span>
                ))}
              </li>
            ))}
          </ul>
        </>
      )}
      {score.answered > 0 && (
        <button type="button" class="hp-button" onClick={restart}>
          Start over
        </button>
      )}
      {notice !== '' && <p class="hp-hint">{notice}</p>}
    </section>
  );
}
