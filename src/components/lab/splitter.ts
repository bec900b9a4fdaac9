/**
 * Bars between the panes on wide screens. They are dragged, or moved by the arrow keys; where they stand is kept in this browser.
 * Enter, a double click, or dragging it to the edge hides the outer pane.
 */
import { splitter as words } from '#words/lab/splitter.ts';

const STORE = 'hotpath:lab-panes';
/** Narrower than `min` there is only hidden, which is 0. The most is as much as leaves the code a fifth of the width. */
const LIMITS = { min: 15, max: 40 } as const;
const STEP = 2;

/** Widths of the outer panes in percent; the code has the rest. */
type Widths = { instructions: number; results: number };

/** Reads kept widths; anything else gives none. */
function kept(): Partial<Widths> {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(STORE) ?? '{}');
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

/** A bar between two panes; without scripts there is none. */
function createBar(side: keyof Widths, width: number): HTMLElement {
  const bar = document.createElement('div');
  bar.className = 'lab-splitter';
  bar.dataset['splitter'] = side;
  bar.tabIndex = 0;
  const attributes = {
    role: 'separator',
    'aria-orientation': 'vertical',
    'aria-label': words[side],
    'aria-valuemin': 0,
    'aria-valuemax': LIMITS.max,
    'aria-valuenow': width,
  };
  for (const [name, value] of Object.entries(attributes)) bar.setAttribute(name, String(value));
  return bar;
}

function setup(panes: HTMLElement, bar: HTMLElement, side: keyof Widths): void {
  let shown = Number(bar.getAttribute('aria-valuenow'));

  function apply(percent: number, keep: boolean): void {
    const width = percent <= 0 ? 0 : Math.round(Math.min(LIMITS.max, Math.max(LIMITS.min, percent)));
    if (width > 0) shown = width;
    panes.querySelector(`[data-name="${side}"]`)?.toggleAttribute('data-collapsed', width === 0);
    bar.setAttribute('aria-valuenow', String(width));
    panes.style.setProperty(`--lab-${side}`, `${width}fr`);
    const outer = [...panes.querySelectorAll('[data-splitter]')].map((each) =>
      Number(each.getAttribute('aria-valuenow')),
    );
    panes.style.setProperty('--lab-code', `${outer.reduce((rest, each) => rest - each, 100)}fr`);
    if (!keep) return;
    try {
      localStorage.setItem(STORE, JSON.stringify({ ...kept(), [side]: width }));
    } catch {
      // Storage is blocked: the width lasts until the page is left.
    }
  }

  /** Hides the pane, or brings it back as wide as it was. */
  function toggle(): void {
    apply(current() === 0 ? shown : 0, true);
  }

  const current = (): number => Number(bar.getAttribute('aria-valuenow'));
  const start = kept()[side];
  if (typeof start === 'number' && Number.isFinite(start)) apply(start, false);

  bar.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) toggle();
    const direction = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (direction === undefined) return;
    event.preventDefault();
    const next = current() + (side === 'results' ? -direction : direction) * STEP;
    // From hidden it comes back by the smallest step; below the least width only Enter hides.
    apply(current() === 0 ? Math.max(0, next) : Math.max(LIMITS.min, next), true);
  });
  bar.addEventListener('pointerdown', (event) => {
    event.preventDefault();
    bar.setPointerCapture(event.pointerId);
  });
  bar.addEventListener('pointermove', (event) => {
    if (!bar.hasPointerCapture(event.pointerId)) return;
    const box = panes.getBoundingClientRect();
    const fromStart = ((event.clientX - box.left) / box.width) * 100;
    const percent = side === 'results' ? 100 - fromStart : fromStart;
    apply(percent < LIMITS.min / 2 ? 0 : percent, true);
  });
  bar.addEventListener('dblclick', toggle);
}

for (const panes of document.querySelectorAll<HTMLElement>('.lab-panes')) {
  const bars = { instructions: createBar('instructions', 25), results: createBar('results', 30) };
  panes.querySelector('[data-name="code"]')?.before(bars.instructions);
  panes.querySelector('[data-name="results"]')?.before(bars.results);
  setup(panes, bars.instructions, 'instructions');
  setup(panes, bars.results, 'results');
}
