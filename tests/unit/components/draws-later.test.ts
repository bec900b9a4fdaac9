import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { drawsLater } from '../../../src/components/lab/draws-later.ts';
import { stateAtStart } from '../../../src/lab/session/state.ts';

const FIRST = stateAtStart({ focus: 'pool.js' } as Parameters<typeof stateAtStart>[0]);
const typed = (text: string) => ({ ...FIRST, edits: { 'pool.js': text } });

describe('when states are drawn', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('requestAnimationFrame', (frame: () => void) => setTimeout(frame, 16));
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('what is typed waits for the frame, and only the latest is drawn', () => {
    const draw = vi.fn();
    const listener = drawsLater(FIRST, draw);
    listener(typed('a'));
    listener(typed('ab'));
    expect(draw).not.toHaveBeenCalled();
    vi.runAllTimers();
    expect(draw.mock.calls).toEqual([[typed('ab')]]);
  });

  it('anything else is drawn at once, with what was typed before it', () => {
    const draw = vi.fn();
    const listener = drawsLater(FIRST, draw);
    listener(typed('a'));
    const running = { ...typed('a'), phase: 'testing' as const };
    listener(running);
    expect(draw.mock.calls).toEqual([[running]]);
    vi.runAllTimers();
    expect(draw.mock.lastCall).toEqual([running]);
  });
});
