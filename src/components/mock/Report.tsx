import { contentLanguage } from '#words/locale.ts';
import { report as words } from '#words/mock/interview.ts';
import { body } from '#words/quiz/question.ts';
import { comparedTo, scoreMock, type MockReport } from '../../quiz/index.ts';
import { link } from '../ui/link.ts';
import { dayOf, type About } from './about.ts';
import { clockTime } from './Clock.tsx';
import { Heading } from './Heading.tsx';

interface Props {
  report: MockReport;
  /** Newest first. */
  reports: readonly MockReport[];
  about: About;
}

/** One interview in full: points against the one before, what to study, and each round with what was written. */
export function Report({ report, reports, about }: Props) {
  const score = (of: MockReport) => scoreMock(of.results, (id) => about(id).topics);
  const { share, weak } = score(report);
  const before = comparedTo(report, reports);
  const then = before && score(before);
  const change = then && Math.round(share * 100) - Math.round(then.share * 100);
  const { results, rounds } = report;
  return (
    <section aria-labelledby="mock-report">
      <Heading id="mock-report">
        {report === reports[0] ? words.latest : words.earlier(dayOf(report.startedAt))}
      </Heading>
      <p>
        {words.points(share)}
        {results.length < rounds && words.early(results.length, rounds)}
        {before && change !== undefined ? words.change(change, dayOf(before.startedAt)) : '.'}
      </p>
      {weak.length === 0 ? (
        <p>{words.nothing}</p>
      ) : (
        <>
          <p>{words.study}</p>
          <ul>
            {weak.map((topic) => (
              <li key={topic}>
                <a href={link(`/questions/?topic=${encodeURIComponent(topic)}`)} lang={contentLanguage}>
                  {topic}
                </a>
                {then?.weak.includes(topic) === true && ` (${words.again})`}
              </li>
            ))}
          </ul>
        </>
      )}
      {results.some(({ rating, kind }) => rating === 'weak' && kind !== 'coding') && (
        <p>
          {words.review.before}
          <a href={link('/review/')}>{words.review.link}</a>
          {words.review.after}
        </p>
      )}
      <h3>{words.rounds}</h3>
      <ol>
        {results.map(({ kind, id, rating, answers, notes, ms }) => (
          <li key={id}>
            {words.kinds[kind]}, {clockTime(ms)}, <b>{body.ratings[rating]}</b>:{' '}
            <a href={about(id).href} lang={contentLanguage}>
              {about(id).title}
            </a>
            {notes !== '' && <p class="hp-hint">{notes}</p>}
            {answers.some((text) => text.trim() !== '') && (
              <details>
                <summary>{words.said}</summary>
                {answers.map((text, i) => text.trim() !== '' && <p key={i}>{text}</p>)}
              </details>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
