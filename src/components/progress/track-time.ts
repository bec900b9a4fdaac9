import { ActiveTime, TIME_STEP } from '../../progress/active-time.ts';
import { openProgress } from './open-progress.ts';

/** Counts the time on a lab or quiz, from now until `signal` ends it. */
export async function trackTime(id: string, signal: AbortSignal): Promise<void> {
  const time = new ActiveTime(await openProgress(), id);
  for (const type of ['pointermove', 'pointerdown', 'keydown', 'scroll', 'wheel'])
    document.addEventListener(type, () => time.touch(), { passive: true, capture: true, signal });
  const timer = setInterval(() => void time.step(document.visibilityState === 'visible'), TIME_STEP);
  signal.addEventListener('abort', () => clearInterval(timer));
}
