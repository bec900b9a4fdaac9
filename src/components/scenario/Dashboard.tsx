import { contentLanguage } from '#words/locale.ts';
import { dashboard as words } from '#words/scenario/play.ts';
import { clockAt, type Play } from '../../quiz/scenario.ts';
import type { Scenario } from '../../schemas/scenario.ts';

/** The incident's clock, how the service is, and how long users were hurt so far. */
export function Dashboard({ scenario, play }: { scenario: Scenario; play: Play }) {
  return (
    <dl class="hp-scenario-top" data-tone={play.state.tone}>
      <div>
        <dt>{words.clock}</dt>
        <dd>{clockAt(scenario, play.minutes)}</dd>
      </div>
      <div class="service">
        <dt>{words.service}</dt>
        <dd>
          <b>{words.tones[play.state.tone]}.</b> <span lang={contentLanguage}>{play.state.label}</span>
        </dd>
      </div>
      <div>
        <dt>{words.hurt}</dt>
        <dd>{words.minutes(play.hurt)}</dd>
      </div>
    </dl>
  );
}
