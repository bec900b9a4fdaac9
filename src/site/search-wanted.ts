/**
 * Opens search: its button, and Control+K or Command+K. The dialog is there at once and can be typed into; what searches is fetched at the
 * first sign of interest, and finds what was typed meanwhile.
 */
const search = document.querySelector<HTMLElement>('hp-search');
const dialog = search?.querySelector('dialog');
const button = search?.querySelector('.open');

const load = (): Promise<unknown> => import('./search-dialog.ts');

function open(): void {
  dialog?.showModal();
  dialog?.querySelector('input')?.select();
  load().catch(() => {
    const status = search?.querySelector('[role="status"]');
    if (status) status.textContent = search?.dataset['unreachable'] ?? '';
  });
}

button?.addEventListener('click', open);
dialog?.querySelector('.close')?.addEventListener('click', () => dialog.close());
for (const sign of ['pointerenter', 'focus']) {
  // If it cannot be had now, opening tries again.
  button?.addEventListener(sign, () => void load().catch(() => undefined), { once: true });
}
addEventListener('keydown', (event) => {
  if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
  event.preventDefault();
  if (dialog?.open) dialog.close();
  else open();
});
