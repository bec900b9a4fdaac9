import { useEffect, useState } from 'preact/hooks';
import { clock as words, clockOf } from '#words/mock/interview.ts';
import { elapsed, type MockClock } from '../../quiz/index.ts';

/** Minutes and seconds, for example `4:07`. */
export function clockTime(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

interface Props {
  clock: MockClock;
  minutes: number;
  onToggle: () => void;
}

/** The interview's clock. It is not read out by itself: that would talk into every answer. */
export function Clock({ clock, minutes, onToggle }: Props) {
  const [now, setNow] = useState(Date.now());
  const runs = clock.since !== undefined;
  useEffect(() => {
    setNow(Date.now());
    if (!runs) return;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [runs]);
  return (
    <div class="hp-mock-clock">
      <span role="timer" aria-live="off">
        {clockOf(clockTime(elapsed(clock, now)), minutes)}
      </span>
      <button type="button" class="hp-button" onClick={onToggle}>
        {runs ? words.pause : words.goOn}
      </button>
    </div>
  );
}
