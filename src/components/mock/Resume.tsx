import { elapsed, type MockSession } from '../../quiz/index.ts';
import { dayOf } from './about.ts';
import { clockTime } from './Clock.tsx';
import { ROLE_NAMES } from './Setup.tsx';

const words = {
  heading: 'You are in the middle of an interview',
  where: ({ setup, plan, results, startedAt, clock }: MockSession): string =>
    `${ROLE_NAMES[setup.role]}, begun on ${dayOf(startedAt)}: ` +
    `round ${results.length + 1} of ${plan.length}, ${clockTime(elapsed(clock, startedAt))} of ${setup.minutes}:00 on the clock. ` +
    'The clock has stood still since, and what you wrote is still there.',
  goOn: 'Go on with it',
  anew: 'Start anew',
  lost: (rounds: number): string =>
    rounds === 0
      ? 'If you start anew, what you wrote in this one is gone.'
      : `If you start anew, this one ends here: its ${rounds === 1 ? 'finished round becomes' : `${rounds} finished rounds become`} a report.`,
};

interface Props {
  session: MockSession;
  onResume: () => void;
  onGiveUp: () => void;
}

/** Asks what to do with an interview that was left before its end. */
export function Resume({ session, onResume, onGiveUp }: Props) {
  return (
    <section class="hp-mock-resume" aria-labelledby="mock-resume">
      <h2 id="mock-resume">{words.heading}</h2>
      <p>{words.where(session)}</p>
      <div class="hp-actions">
        <button type="button" class="hp-button primary" onClick={onResume}>
          {words.goOn}
        </button>
        <button type="button" class="hp-button" onClick={onGiveUp}>
          {words.anew}
        </button>
      </div>
      <p class="hp-hint">{words.lost(session.results.length)}</p>
    </section>
  );
}
