/** Narrow screens show one pane of the lab at a time; these are the buttons that choose it. Wide screens show all, by CSS alone. */

/** The panes of a lab page. */
export type PaneName = 'instructions' | 'code' | 'results';

/** Shows a pane on narrow screens; moves no focus. */
export function showPane(name: PaneName): void {
  for (const lab of document.querySelectorAll<HTMLElement>('[data-lab]')) {
    const changed = lab.dataset['pane'] !== name;
    lab.dataset['pane'] = name;
    for (const button of lab.querySelectorAll<HTMLElement>('[data-show]')) {
      if (button.dataset['show'] === name) button.setAttribute('aria-current', 'true');
      else button.removeAttribute('aria-current');
    }
    // The new pane may be shorter than the place one has scrolled to in the old one. Without effect on wide screens.
    if (changed) lab.querySelector('.lab-switch')?.scrollIntoView({ block: 'nearest' });
  }
}

/** Whether a key goes into a text, where it means itself. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest('input, textarea, select, [contenteditable], .lab-monaco') !== null
  );
}

if (typeof document !== 'undefined') {
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-show]') : null;
    const name = button?.dataset['show'];
    if (name === 'instructions' || name === 'code' || name === 'results') showPane(name);
  });
}
