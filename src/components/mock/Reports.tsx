import { useState } from 'preact/hooks';
import { contentLanguage } from '#words/locale.ts';
import { clockOf, reports as words, roles } from '#words/mock/interview.ts';
import { scoreMock, type MockReport } from '../../quiz/index.ts';
import { dayOf, type About } from './about.ts';
import { clockTime } from './Clock.tsx';
import { Report } from './Report.tsx';

interface Props {
  /** Newest first. */
  reports: readonly MockReport[];
  about: About;
  /** Names of the sections by id. */
  sections: Readonly<Record<string, string>>;
  /** Show the newest one in full. */
  finished: boolean;
}

/** The interviews that were finished: a table to compare them, and any one of them in full. */
export function Reports({ reports, about, sections, finished }: Props) {
  const [chosen, setChosen] = useState<number | undefined>();
  const newest = finished ? reports[0]?.startedAt : undefined;
  const opened = reports.find(({ startedAt }) => startedAt === (chosen ?? newest));
  if (reports.length === 0) return null;
  return (
    <>
      {opened && <Report key={opened.startedAt} report={opened} reports={reports} about={about} />}
      <h2>{words.heading}</h2>
      <p class="hp-hint">{words.caption}</p>
      <section class="hp-mock-table" tabIndex={0} aria-label={words.heading}>
        <table>
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
            {reports.map((report) => {
              const { share, weak } = scoreMock(report.results, (id) => about(id).topics);
              const when = dayOf(report.startedAt);
              return (
                <tr key={report.startedAt}>
                  <th scope="row">{when}</th>
                  <td>{roles[report.role]}</td>
                  <td>{report.sections.map((id) => sections[id] ?? id).join(', ') || words.all}</td>
                  <td>{Math.round(share * 100)} %</td>
                  <td>{words.rounds(report.results.length, report.rounds)}</td>
                  <td>{clockOf(clockTime(report.results.reduce((sum, { ms }) => sum + ms, 0)), report.minutes)}</td>
                  <td lang={contentLanguage}>{weak.join(', ')}</td>
                  <td>
                    <button
                      type="button"
                      class="hp-button"
                      aria-label={words.showOf(when)}
                      onClick={() => setChosen(report.startedAt)}
                    >
                      {words.show}
                    </button>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </>
  );
}
