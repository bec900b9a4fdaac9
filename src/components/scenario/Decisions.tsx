import { contentLanguage } from '#words/locale.ts';
import { decisions as words } from '#words/scenario/play.ts';
import { clockAt, type Play } from '../../quiz/scenario.ts';
import type { Scenario, ScenarioDecision } from '../../schemas/scenario.ts';
import { Html } from '../quiz/Html.tsx';

interface Props {
  scenario: Scenario;
  taken: readonly (Play['taken'][number] & { rank: 'best' | 'fair' | 'poor'; best: ScenarioDecision })[];
}

/** The decisions of a play in order: what each was worth, and what would have been stronger. */
export function Decisions({ scenario, taken }: Props) {
  return (
    <>
      <h3>{words.heading}</h3>
      <ol class="hp-scenario-decisions" role="list">
        {taken.map(({ step, decision, minutes, guessed, rank, best }) => (
          <li key={step} data-rank={rank}>
            <p>
              <span class="when">
                {clockAt(scenario, minutes)} <span lang={contentLanguage}>{scenario.steps[step]?.title}</span>
              </span>{' '}
              <b class="rank">{words.ranks[rank]}</b>
            </p>
            <p class="chosen">
              <Html text={decision.text} />
            </p>
            <p>
              <Html text={decision.lesson} />
            </p>
            {guessed && <p>{words.guessed}</p>}
            {rank !== 'best' && (
              <details>
                <summary>{words.stronger}</summary>
                <p class="chosen">
                  <Html text={best.text} />
                </p>
                <p>
                  <Html text={best.lesson} />
                </p>
              </details>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}
