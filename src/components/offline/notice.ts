/** A bar at the bottom of the window that takes nothing from the reader: one sentence, one button, and one to close it. */
import { offlineNotice as words } from '#words/offline/notice.ts';
import { textButton } from '../ui/button.ts';

const STYLE = `position:fixed;inset:auto 1rem 1rem auto;z-index:30;display:flex;flex-wrap:wrap;align-items:center;gap:.5rem 1rem;
max-width:min(30rem,calc(100vw - 2rem));margin:0;padding:.75rem 1rem;border:1px solid var(--hp-line);border-radius:.5rem;
background:var(--sl-color-black);color:var(--sl-color-text);box-shadow:var(--sl-shadow-md);font-size:var(--sl-text-sm)`;

/** Shows `text` with a button `label` that calls `act`; a notice that is there already stays the only one. */
export function showNotice(text: string, label: string, act: () => void): void {
  if (document.querySelector('[data-offline-notice]')) return;
  const bar = document.createElement('div');
  bar.dataset['offlineNotice'] = '';
  bar.setAttribute('role', 'status');
  bar.style.cssText = STYLE;
  // A status is read out when its text comes after it.
  document.body.append(bar);
  const sentence = document.createElement('span');
  sentence.textContent = text;
  bar.append(
    sentence,
    textButton(label, act),
    textButton(words.later, () => bar.remove()),
  );
}
