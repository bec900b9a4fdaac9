/**
 * Fetches the engine's files when somebody is about to run: they are the longest part of a first run, so this stands in the page itself
 * and waits for no other script. They go into the browser's cache, where whoever asks for them in earnest waits for the same ones.
 */
const SIGNS = ['pointerover', 'pointerdown', 'focusin', 'click', 'keydown'];

function onSign(event: Event): void {
  const runs = event instanceof KeyboardEvent && event.key === 'Enter' && (event.ctrlKey || event.metaKey);
  if (runs || (event.target as Element).closest('[data-run]') !== null) fetchFiles();
}

function fetchFiles(): void {
  for (const sign of SIGNS) removeEventListener(sign, onSign, true);
  const urls = document.querySelector<HTMLElement>('[data-run-needs]')?.dataset['runNeeds']?.split(' ') ?? [];
  // Not by `link rel=preload`: Chromium fails a `fetch` with a signal that meets a preload under way.
  for (const url of urls) fetch(url).then((response) => response.blob(), Boolean);
}

for (const sign of SIGNS) addEventListener(sign, onSign, true);
// What was pressed before this was there: see intent.ts.
if (document.querySelector('[data-run][data-held]')) fetchFiles();

export {};
