import { contentLanguage } from '#words/locale.ts';
import { result as words } from '#words/quiz/run.ts';
import type { QuizScore } from '../../quiz/index.ts';
import { link } from '../ui/link.ts';
import { guideName } from './guide-name.ts';

interface Props {
  score: QuizScore;
  /** Why answers are not kept, or empty. */
  notice: string;
  /** Leads to a question that is not answered; `undefined` when all are. */
  onOpen: (() => void) | undefined;
  onRestart: () => void;
}

/** The result of a quiz: points, weak topics, and the pages that mend them. */
export function QuizResult({ score, notice, onOpen, onRestart }: Props) {
  return (
    <section class="hp-summary not-content" aria-labelledby="quiz-summary">
      <h2 id="quiz-summary">{words.heading}</h2>
      <p role="status">
        {score.answered === 0 ? words.none(score.total) : words.some(score.answered, score.total, score.correct)}
      </p>
      <progress max={score.total} value={score.answered} aria-label={words.progress} />
      {score.answered > 0 && score.weak.length === 0 && <p>{words.nothing}</p>}
      {score.weak.length > 0 && (
        <>
          <h3>{words.weak}</h3>
          <ul>
            {score.weak.map(({ topic, share, guides, labs }) => (
              <li key={topic}>
                <b lang={contentLanguage}>{topic}</b>, {words.points(share)}
                <ul>
                  {guides.map((guide) => (
                    <li key={guide}>
                      {words.guide}{' '}
                      <a href={link(`/guides/${guide}/`)} lang={contentLanguage}>
                        {guideName(guide)}
                      </a>
                    </li>
                  ))}
                  {labs.map((lab) => (
                    <li key={lab}>
                      {words.lab}{' '}
                      <a href={link(`/labs/${lab}/`)} lang={contentLanguage}>
                        {lab.replaceAll('-', ' ')}
                      </a>
                    </li>
                  ))}
                  <li>
                    <a href={link(`/questions/?topic=${encodeURIComponent(topic)}`)}>{words.others}</a>
                  </li>
                </ul>
              </li>
            ))}
          </ul>
        </>
      )}
      {score.correct < score.answered && (
        <p>
          {words.review.before}
          <a href={link('/review/')}>{words.review.link}</a>
          {words.review.after}
        </p>
      )}
      <div class="hp-actions">
        {onOpen && (
          <button type="button" class="hp-button primary" onClick={onOpen}>
            {words.open}
          </button>
        )}
        {score.answered > 0 && (
          <button type="button" class="hp-button" onClick={onRestart}>
            {words.restart}
          </button>
        )}
      </div>
      {notice !== '' && <p class="hp-hint">{notice}</p>}
    </section>
  );
}
