import { describe, expect, it } from 'vitest';
import { ActiveTime, TIME_STEP } from '../../../src/progress/active-time.ts';
import { linkedTabs, open } from './support.ts';

describe('time spent', () => {
  it('counts steps while the page is seen and somebody is there, and none of the rest', async () => {
    let now = 1_000_000;
    const store = await open(undefined, () => now);
    const time = new ActiveTime(store, 'lab:a');
    const spent = (): unknown => store.get('time-spent', 'lab:a')?.value;
    const pass = async (visible = true): Promise<void> => {
      now += TIME_STEP;
      await time.step(visible);
    };
    await pass();
    await pass();
    expect(spent()).toEqual({ ms: 2 * TIME_STEP });
    await pass(false);
    expect(spent()).toEqual({ ms: 2 * TIME_STEP });
    // Two minutes without a move: gone for coffee.
    for (let i = 0; i < 10; i += 1) await pass();
    expect(spent()).toEqual({ ms: 2 * TIME_STEP });
    time.touch();
    await pass();
    expect(spent()).toEqual({ ms: 3 * TIME_STEP });
    // The machine slept for a night: that is one step.
    now += 8 * 3_600_000;
    time.touch();
    await pass();
    expect(spent()).toEqual({ ms: 4 * TIME_STEP });
  });

  it('counts two windows with the same lab once', async () => {
    let now = 1_000_000;
    const [left, right] = linkedTabs();
    const a = new ActiveTime(await open(undefined, () => now, left), 'lab:a');
    const store = await open(undefined, () => now, right);
    const b = new ActiveTime(store, 'lab:a');
    for (let i = 0; i < 3; i += 1) {
      now += TIME_STEP;
      await a.step(true);
      await b.step(true);
    }
    expect(store.get('time-spent', 'lab:a')?.value).toEqual({ ms: 3 * TIME_STEP });
  });
});
