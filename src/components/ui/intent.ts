/**
 * Client directive `client:intent`: an island whose page is complete without its script wakes up at the first sign that somebody is
 * here, or at once when there is something to bring back: work of an earlier visit, or a place that the address names. What a reader
 * does in between is done once all of these islands are awake.
 */
import type { ClientDirective } from 'astro';

const SIGNS = ['pointermove', 'pointerdown', 'touchstart', 'keydown', 'focusin', 'wheel', 'scroll'];

/** Where progress is kept, see src/progress/indexeddb-backend.ts. Looking for it must not make it. */
const DATABASE = 'hotpath-progress';

/** What does by itself what a click on it means. A box that is ticked tells nobody who comes later. */
const NO_SCRIPT = 'a[href], select, textarea, input:not([type=checkbox], [type=radio])';

const ASLEEP = 'astro-island[client="intent"][ssr]';

async function hasBeenHere(): Promise<boolean> {
  try {
    return (await indexedDB.databases()).some(({ name }) => name === DATABASE);
  } catch {
    // Storage is blocked, or the browser does not tell.
    return true;
  }
}

const wanted = new Promise<void>((resolve) => {
  const begin = (): void => {
    for (const sign of SIGNS) removeEventListener(sign, begin, true);
    resolve();
  };
  for (const sign of SIGNS) addEventListener(sign, begin, { capture: true, passive: true });
  if (location.hash + location.search !== '') begin();
  else void hasBeenHere().then((been) => been && begin());
});

/** What the reader did while nobody heard it, in order; what was pressed again because nothing happened, once. */
const held: { target: Element; again: Event }[] = [];

/** Keeps a click, or Enter, that nobody would hear. */
function hold(event: MouseEvent | KeyboardEvent): void {
  const { target } = event;
  if (!event.isTrusted || !(target instanceof Element) || target.closest(NO_SCRIPT)) return;
  const key = event instanceof KeyboardEvent;
  // Enter on a button becomes a click.
  if (key && (event.key !== 'Enter' || (target.closest('button') !== null && !event.ctrlKey && !event.metaKey))) return;
  const asleep = key && (event.ctrlKey || event.metaKey) ? document.querySelector(ASLEEP) : target.closest(ASLEEP);
  if (asleep === null) return;
  event.preventDefault();
  // For scripts that fetch ahead what it needs.
  target.setAttribute('data-held', '');
  if (held.at(-1)?.target === target) held.pop();
  held.push({ target, again: key ? new KeyboardEvent(event.type, event) : new MouseEvent(event.type, event) });
}

/** Does what was held, from a frame after the last island woke up: by then its effects listen, too, and hear each before the next. */
function release(): void {
  if (document.querySelector(ASLEEP) !== null) return;
  const next = held.shift();
  if (next === undefined) return;
  const { target, again } = next;
  target.removeAttribute('data-held');
  requestAnimationFrame(() =>
    setTimeout(() => {
      target.dispatchEvent(again);
      release();
    }),
  );
}

addEventListener('click', hold, true);
addEventListener('keydown', hold, true);
addEventListener('astro:hydrate', release, true);

const intent: ClientDirective = (load) => {
  void wanted.then(load).then((hydrate) => hydrate());
};

export default intent;
