/**
 * Client directive `client:intent`: an island whose page is complete without its script wakes up at the first sign that somebody is
 * here, or at once when there is something to bring back: work of an earlier visit, or a place that the address names. What a reader
 * does in between is done once all of these islands are awake.
 */
import type { ClientDirective } from 'astro';

const SIGNS = ['pointermove', 'pointerdown', 'touchstart', 'keydown', 'focusin', 'wheel', 'scroll'];

/** Where progress is kept, see src/progress/indexeddb-backend.ts. Looking for it must not make it. */
const DATABASE = 'hotpath-progress';

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
  if (location.hash !== '') begin();
  else void hasBeenHere().then((been) => been && begin());
});

/** What the reader did last while nobody heard it. */
let held: { target: Element; again: Event } | undefined;

/** Keeps a click, or Enter, that nobody would hear. Links need no script. */
function hold(event: MouseEvent | KeyboardEvent): void {
  const { target } = event;
  if (!event.isTrusted || !(target instanceof Element) || target.closest('a[href], select, input, textarea')) return;
  const key = event instanceof KeyboardEvent;
  // Enter on a button becomes a click.
  if (key && (event.key !== 'Enter' || (target.closest('button') !== null && !event.ctrlKey && !event.metaKey))) return;
  const asleep = key && (event.ctrlKey || event.metaKey) ? document.querySelector(ASLEEP) : target.closest(ASLEEP);
  if (asleep === null) return;
  event.preventDefault();
  // For scripts that fetch ahead what it needs.
  target.setAttribute('data-held', '');
  held = { target, again: key ? new KeyboardEvent(event.type, event) : new MouseEvent(event.type, event) };
}

/** Does what was held, a frame after the last island woke up: by then its effects listen, too. */
function release(): void {
  if (held === undefined || document.querySelector(ASLEEP) !== null) return;
  const { target, again } = held;
  held = undefined;
  target.removeAttribute('data-held');
  requestAnimationFrame(() => setTimeout(() => target.dispatchEvent(again)));
}

addEventListener('click', hold, true);
addEventListener('keydown', hold, true);
addEventListener('astro:hydrate', release, true);

const intent: ClientDirective = (load) => {
  void wanted.then(load).then((hydrate) => hydrate());
};

export default intent;
