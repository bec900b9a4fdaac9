import { rankOf, scorePlay, type Play } from '../../quiz/scenario.ts';
import type { Scenario } from '../../schemas/scenario.ts';
import { guideName } from '../quiz/Explanation.tsx';
import { Html } from '../quiz/Html.tsx';
import { link } from '../ui/link.ts';
import { Decisions } from './Decisions.tsx';

const words = {
  axes: { diagnosis: 'Diagnosis', mitigation: 'Mitigation', mend: 'Long-term mend', communication: 'Communication' },
  columns: ['What counts', 'Points', 'In short'],
  caption: 'Your play by what interviewers listen for',
  verdict: (title: string, share: number): string => `${title}: ${Math.round(share * 100)} % of the points.`,
  of: (points: number, of: number): string => `${points} of ${of}`,
  best: (best: number): string => `Your best play: ${Math.round(best * 100)} %.`,
  time: (minutes: number, hurt: number, least: number): string =>
    `The clock ran for ${span(minutes)}, and users were hurt for ${span(hurt)} of it. On the strongest way it can be ${span(least)}, and the time for looking on top.`,
  cause: 'What was going on',
  unseen: 'What you did not look at',
  onward: 'Read on',
  next: 'They ask next',
};

const span = (minutes: number): string =>
  minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;

interface Props {
  scenario: Scenario;
  play: Play;
  /** Fewest minutes in which users are hurt on the best way. */
  leastHurt: number;
  /** Best share of all points so far, 0 to 1. */
  best: number | undefined;
}

/** What a finished play was worth, why, and where to read on. */
export function Debrief({ scenario, play, leastHurt, best }: Props) {
  const { axes, share, band } = scorePlay(scenario, play);
  const verdict = scenario.debrief.bands[band];
  const unseen = Object.entries(scenario.evidence).filter(([id]) => !play.pulled.includes(id));
  return (
    <>
      <Html as="div" text={scenario.ends[play.at]?.text ?? ''} />
      <h3>{words.verdict(verdict?.title ?? '', share)}</h3>
      <p>
        <Html text={verdict?.text ?? ''} /> {best !== undefined && best > share && words.best(best)}
      </p>
      <div class="hp-scenario-table" role="region" aria-label={words.caption} tabIndex={0}>
        <table>
          <caption>{words.caption}</caption>
          <thead>
            <tr>
              {words.columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {axes.map(({ axis, points, of }) => (
              <tr key={axis}>
                <th scope="row">{words.axes[axis]}</th>
                <td>{words.of(points, of)}</td>
                <td class="wide">{scenario.debrief.axes[axis][points * 3 >= of * 2 ? 'strong' : 'weak']}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p>{words.time(play.minutes, play.hurt, leastHurt)}</p>
      <h3>{words.cause}</h3>
      <Html as="div" text={scenario.debrief.cause} />
      <Decisions scenario={scenario} taken={play.taken.map((taken) => ({ ...taken, ...rankOf(scenario, taken) }))} />
      {unseen.length > 0 && (
        <>
          <h3>{words.unseen}</h3>
          <ul>
            {unseen.map(([id, { title, tells }]) => (
              <li key={id}>
                <b>{title}.</b> <Html text={tells} />
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>{words.next}</h3>
      <ul>
        {scenario.debrief.followUps.map((text) => (
          <li key={text}>
            <Html text={text} />
          </li>
        ))}
      </ul>
      <h3>{words.onward}</h3>
      <ul class="hp-links">
        {onward(scenario).map(({ label, href }) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Guides, labs and sources; the page adds the questions, whose places it knows. */
function onward({ guides, labs, sources }: Scenario): { label: string; href: string }[] {
  return [
    ...guides.map((guide) => ({ label: `Guide: ${guideName(guide)}`, href: link(`/guides/${guide}/`) })),
    ...labs.map((lab) => ({ label: `Lab: ${lab.replaceAll('-', ' ')}`, href: link(`/labs/${lab}/`) })),
    ...sources.map((source) => ({ label: `Source: ${source.replace(/^https:\/\//, '')}`, href: source })),
  ];
}
