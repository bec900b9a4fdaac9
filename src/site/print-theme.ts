/**
 * Pages are printed in the light theme, whatever is chosen for the screen: printers leave dark backgrounds out, and light text on
 * white paper is none.
 * @param root the element whose `data-theme` decides
 * @param window where `beforeprint` and `afterprint` are heard
 */
export function printInLight(root: { dataset: DOMStringMap }, window: Pick<EventTarget, 'addEventListener'>): void {
  let chosen: string | undefined;
  window.addEventListener('beforeprint', () => {
    chosen ??= root.dataset['theme'];
    root.dataset['theme'] = 'light';
  });
  window.addEventListener('afterprint', () => {
    if (chosen !== undefined) root.dataset['theme'] = chosen;
    chosen = undefined;
  });
}
