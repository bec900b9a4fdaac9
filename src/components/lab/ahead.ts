/**
 * The scripts that a reader is about to need are fetched at the first sign, side by side: the islands, which ask for them in the end, are
 * themselves still on their way on a first visit, and each import is a journey of its own. What is here already costs nothing again. Files
 * of the engine come even before this script: see ahead-files.ts.
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

/** Fetches what `target` belongs to, and all that a run needs where `runs` says so; each once. */
function prepare(target: EventTarget | null, runs = false): void {
  for (const part of left) {
    const meant = target instanceof Element && target.closest(part) !== null;
    if (!meant && !(runs && part === '[data-run]')) continue;
    left.delete(part);
    // Whoever asks for it in earnest hears what went wrong.
    void Promise.resolve(NEEDS[part]?.()).catch(() => undefined);
  }
  if (left.size === 0) for (const sign of SIGNS) removeEventListener(sign, onSign, true);
}

function onSign(event: Event): void {
  prepare(event.target, saysRun(event));
}

for (const sign of SIGNS) addEventListener(sign, onSign, { capture: true, passive: true });
// What was pressed before this script was there: see intent.ts.
for (const pressed of document.querySelectorAll('[data-held]')) prepare(pressed);
