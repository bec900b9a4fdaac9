import { contentLanguage } from '#words/locale.ts';
import { explanation } from '#words/quiz/question.ts';
import { debrief as words } from '#words/scenario/play.ts';
import { rankOf, scorePlay, type Play } from '../../quiz/scenario.ts';
import type { Scenario } from '../../schemas/scenario.ts';
import { guideName } from '../quiz/guide-name.ts';
import { Html } from '../quiz/Html.tsx';
import { link } from '../ui/link.ts';
import { Decisions } from './Decisions.tsx';

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
      <h3>
        <span lang={contentLanguage}>{verdict?.title}</span>
        {words.verdict(share)}
      </h3>
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
                <td class="wide" lang={contentLanguage}>
                  {scenario.debrief.axes[axis][points * 3 >= of * 2 ? 'strong' : 'weak']}
                </td>
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
                <b lang={contentLanguage}>{title}.</b> <Html text={tells} />
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
    ...guides.map((guide) => ({ label: explanation.guide(guideName(guide)), href: link(`/guides/${guide}/`) })),
    ...labs.map((lab) => ({ label: explanation.lab(lab.replaceAll('-', ' ')), href: link(`/labs/${lab}/`) })),
    ...sources.map((source) => ({ label: explanation.source(source.replace(/^https:\/\//, '')), href: source })),
  ];
}
