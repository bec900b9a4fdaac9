import type { SessionState } from '../../lab/session/state.ts';

/**
 * A listener that passes states on to `draw`: at once, but for the edits of somebody who types, which the editor itself shows. What else
 * shows them is drawn after the frame with the key, so that it does not wait for tabs and buttons.
 */
export function drawsLater(first: SessionState, draw: (state: SessionState) => void): (next: SessionState) => void {
  let seen = first;
  let waiting = false;
  const drawSeen = (): void => {
    waiting = false;
    draw(seen);
  };
  return (next) => {
    const typed = differsInEditsOnly(seen, next);
    seen = next;
    if (!typed) draw(next);
    else if (!waiting) {
      waiting = true;
      requestAnimationFrame(() => setTimeout(drawSeen));
    }
  };
}

function differsInEditsOnly(before: SessionState, after: SessionState): boolean {
  const names = Object.keys(after) as (keyof SessionState)[];
  return names.every((name) => name === 'edits' || after[name] === before[name]);
}
