import { clockAt, type Play } from '../../quiz/scenario.ts';
import type { Scenario } from '../../schemas/scenario.ts';

const words = {
  clock: 'Clock',
  service: 'Service',
  hurt: 'Users hurt',
  minutes: (n: number): string => `${n} min`,
  tones: { ok: 'Well', strained: 'Strained', bad: 'Bad' },
};

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
          <b>{words.tones[play.state.tone]}.</b> {play.state.label}
        </dd>
      </div>
      <div>
        <dt>{words.hurt}</dt>
        <dd>{words.minutes(play.hurt)}</dd>
      </div>
    </dl>
  );
}
