/**
 * The scripts that a reader is about to need are fetched at the first sign, side by side: the islands, which ask for it in the end, are themselves
 * still on their way on a first visit, and each import is a journey of its own. What is here already costs nothing again.
 */

const SIGNS = ['pointerover', 'pointerdown', 'focusin', 'click', 'keydown'];

/** The engine, and the grader. */
const firstRun = () =>
  Promise.all([import('../../engines/switching.ts'), import('./grading.ts'), import('../../lab/session/conclude.ts')]);

/** The parts of the page that need something, and what. */
const NEEDS: Readonly<Record<string, () => unknown>> = {
  '[data-run]': firstRun,
  '.lab-frame': () => import('../editor/mount.ts'),
};

function saysRun(event: Event): boolean {
  return event instanceof KeyboardEvent && event.key === 'Enter' && (event.ctrlKey || event.metaKey);
}

const left = new Set(Object.keys(NEEDS));

function onSign(event: Event): void {
  for (const part of left) {
    const meant = event.target instanceof Element && event.target.closest(part) !== null;
    if (!meant && !(part === '[data-run]' && saysRun(event))) continue;
    left.delete(part);
    // Whoever asks for it in earnest hears what went wrong.
    void Promise.resolve(NEEDS[part]?.()).catch(() => undefined);
  }
  if (left.size === 0) for (const sign of SIGNS) removeEventListener(sign, onSign, true);
}

for (const sign of SIGNS) addEventListener(sign, onSign, { capture: true, passive: true });
// What was pressed before this script was there: see intent.ts.
document.querySelector('[data-held]')?.dispatchEvent(new Event('click'));
