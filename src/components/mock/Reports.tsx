import { scoreMock, type MockReport } from '../../quiz/index.ts';
import { link } from '../ui/link.ts';
import { clockTime } from './Clock.tsx';
import { Heading } from './Heading.tsx';

const words = {
  heading: 'Your interviews',
  caption: 'Newest first. Points: 1 for strong, one half for ok.',
  columns: ['When', 'Role', 'Points', 'Time', 'To study'],
  latest: 'Your report',
  points: (share: number): string => `${Math.round(share * 100)} % of the points`,
  change: (by: number): string =>
    by === 0
      ? ', as in the one before.'
      : `, ${Math.abs(by)} points ${by > 0 ? 'more' : 'fewer'} than in the one before.`,
  study: 'Study next:',
  nothing: 'No topic was weak.',
  rounds: 'Round by round',
  kinds: { question: 'Question', review: 'Code review', coding: 'Live coding' },
};

interface Props {
  reports: readonly MockReport[];
  /** What an id of a question or lab is called, where it is, and its topics. */
  about: (id: string) => { title: string; href: string; topics: readonly string[] };
  /** Show the newest one in full. */
  finished: boolean;
}

/** The interviews that were finished, to compare, and the newest in full. */
export function Report({ reports, about, finished }: Props) {
  const scored = reports.map((report) => ({ report, ...scoreMock(report.results, (id) => about(id).topics) }));
  const [latest, before] = scored;
  if (latest === undefined) return null;
  return (
    <>
      {finished && (
        <section aria-labelledby="mock-report">
          <Heading id="mock-report">{words.latest}</Heading>
          <p>
            {words.points(latest.share)}
            {before ? words.change(Math.round(latest.share * 100) - Math.round(before.share * 100)) : '.'}
          </p>
          {latest.weak.length === 0 ? (
            <p>{words.nothing}</p>
          ) : (
            <>
              <p>{words.study}</p>
              <ul>
                {latest.weak.map((topic) => (
                  <li key={topic}>
                    <a href={link(`/questions/?topic=${encodeURIComponent(topic)}`)}>{topic}</a>
                  </li>
                ))}
              </ul>
            </>
          )}
          <h3>{words.rounds}</h3>
          <ol>
            {latest.report.results.map(({ kind, id, rating, notes, ms }) => (
              <li key={id}>
                {words.kinds[kind]}, {clockTime(ms)}, <b>{rating}</b>: <a href={about(id).href}>{about(id).title}</a>
                {notes !== '' && <p class="hp-hint">{notes}</p>}
              </li>
            ))}
          </ol>
        </section>
      )}
      <div>
        <h2>{words.heading}</h2>
        <section class="hp-mock-table" tabIndex={0} aria-label={words.heading}>
          <table>
            <caption>{words.caption}</caption>
            <thead>
              <tr>
                {words.columns.map((name) => (
                  <th scope="col" key={name}>
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {scored.map(({ report, share, weak }) => (
                <tr key={report.startedAt}>
                  <th scope="row">{new Date(report.startedAt).toLocaleString('en-GB', { dateStyle: 'medium' })}</th>
                  <td>{report.role}</td>
                  <td>{Math.round(share * 100)} %</td>
                  <td>
                    {clockTime(report.results.reduce((sum, { ms }) => sum + ms, 0))} of {report.minutes}:00
                  </td>
                  <td>{weak.join(', ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </div>
    </>
  );
}
