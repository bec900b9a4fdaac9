import { useState } from 'preact/hooks';
import { contentLanguage } from '#words/locale.ts';
import { play as words } from '#words/scenario/play.ts';
import { advance, clockAt, replay, scorePlay, type ScenarioEvent } from '../../quiz/scenario.ts';
import type { Scenario } from '../../schemas/scenario.ts';
import { Heading } from '../mock/Heading.tsx';
import { Html } from '../quiz/Html.tsx';
import { Debrief } from './Debrief.tsx';
import { Dashboard } from './Dashboard.tsx';
import { StepView } from './StepView.tsx';
import { useScenario } from './use-scenario.ts';

interface Props {
  id: string;
  /** With its Markdown already turned into HTML. */
  scenario: Scenario;
  /** Fewest minutes in which users are hurt on the best way. */
  leastHurt: number;
}

/** A scenario: briefing, steps, debrief. What the reader did is kept after each event. */
export default function ScenarioIsland({ id, scenario, leastHurt }: Props) {
  const { kept, keep } = useScenario(id);
  const [begun, setBegun] = useState(false);
  const [status, setStatus] = useState<{ said: string; state?: string }>({ said: '' });
  const { play, events } = replay(scenario, kept?.events ?? []);

  const send = (event: ScenarioEvent): void => {
    const next = advance(scenario, play, event);
    if (next === undefined) return;
    const best = next.ended ? Math.max(kept?.best ?? 0, scorePlay(scenario, next).share) : kept?.best;
    keep({ events: [...events, event], ...(best === undefined ? {} : { best }) });
    const clock = clockAt(scenario, next.minutes);
    setStatus(
      'pull' in event
        ? { said: words.pulled(next.minutes - play.minutes, clock) }
        : { said: `${clock}. `, state: `${next.state.label}.` },
    );
  };
  const restart = (): void => {
    keep({ events: [], ...(kept?.best === undefined ? {} : { best: kept.best }) });
    setBegun(true);
    setStatus({ said: '' });
  };

  if (events.length === 0 && !begun) {
    return (
      <div class="hp-scenario not-content">
        <Html as="div" text={scenario.briefing} />
        <p class="hp-hint">{kept?.best === undefined ? '' : words.best(kept.best)}</p>
        <button type="button" class="hp-button primary" disabled={kept === undefined} onClick={() => setBegun(true)}>
          {words.begin}
        </button>
      </div>
    );
  }
  const last = play.taken.at(-1);
  const end = scenario.ends[play.at];
  const title = end?.title ?? scenario.steps[play.at]?.title ?? '';
  return (
    <div class="hp-scenario not-content">
      <Dashboard scenario={scenario} play={play} />
      <Heading key={`${play.at} ${play.taken.length}`} lang={contentLanguage}>
        {title}
      </Heading>
      <p class="hp-scenario-said" role="status">
        {status.said}
        {status.state !== undefined && <span lang={contentLanguage}>{status.state}</span>}
      </p>
      {last && (
        <div class="hp-scenario-outcome">
          <p>
            <b>{words.you}</b> <Html text={last.decision.text} />
          </p>
          <Html as="div" text={last.decision.outcome} />
        </div>
      )}
      {end === undefined ? (
        <StepView key={play.at} id={id} scenario={scenario} play={play} onEvent={send} />
      ) : (
        <Debrief scenario={scenario} play={play} leastHurt={leastHurt} best={kept?.best} />
      )}
      <p>
        <button type="button" class="hp-button" onClick={restart}>
          {words.over}
        </button>
      </p>
    </div>
  );
}
