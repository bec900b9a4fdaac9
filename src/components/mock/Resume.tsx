import { clockOf, resume as words, roles } from '#words/mock/interview.ts';
import { elapsed, type MockSession } from '../../quiz/index.ts';
import { dayOf } from './about.ts';
import { clockTime } from './Clock.tsx';

interface Props {
  session: MockSession;
  onResume: () => void;
  onGiveUp: () => void;
}

/** Asks what to do with an interview that was left before its end. */
export function Resume({ session, onResume, onGiveUp }: Props) {
  const { setup, plan, results, startedAt, clock } = session;
  const time = clockOf(clockTime(elapsed(clock, startedAt)), setup.minutes);
  return (
    <section class="hp-mock-resume" aria-labelledby="mock-resume">
      <h2 id="mock-resume">{words.heading}</h2>
      <p>{words.where(roles[setup.role], dayOf(startedAt), results.length + 1, plan.length, time)}</p>
      <div class="hp-actions">
        <button type="button" class="hp-button primary" onClick={onResume}>
          {words.goOn}
        </button>
        <button type="button" class="hp-button" onClick={onGiveUp}>
          {words.anew}
        </button>
      </div>
      <p class="hp-hint">{words.lost(results.length)}</p>
    </section>
  );
}
