import { storageNotice as words } from '#words/progress/storage-notice.ts';
import type { ProgressStore } from '../../progress/index.ts';
import { textButton } from '../ui/button.ts';
import { link } from '../ui/link.ts';
import { saveToFile } from './save-to-file.ts';
import css from './storage-notice.css?inline';

let shown = false;

/** Shows a notice for as long as what the reader does is not kept; they may close it until something else goes wrong. */
export function watch(store: ProgressStore): void {
  if (shown) return;
  shown = true;
  const text = document.createElement('p');
  const buttons = document.createElement('div');
  const notice = document.createElement('section');
  notice.setAttribute('aria-label', words.name);
  notice.className = 'hp-storage-notice not-content';
  addStyles();
  text.setAttribute('role', 'status');
  notice.append(text, buttons);

  const retry = textButton(words.retry, () => void store.retry());
  const page = document.createElement('a');
  page.href = link('/progress/');
  page.textContent = words.page;
  const close = textButton(words.close, () => notice.remove());
  buttons.append(
    textButton(words.save, () => saveToFile(store)),
    retry,
    page,
    close,
  );

  const draw = (): void => {
    const { status } = store;
    // In place before the text changes, or a screen reader would not read it.
    if (!notice.isConnected) document.body.append(notice);
    const mends = status.kind === 'memory' && (status.cause === 'full' || status.cause === 'refused');
    if (!mends && document.activeElement === retry) close.focus();
    retry.hidden = !mends;
    requestAnimationFrame(() => {
      text.textContent = status.kind === 'memory' ? status.reason : words.well;
    });
  };
  store.onStatus(draw);
  draw();
}

/** By hand: a style sheet that is imported would be in every page that may ever show the notice. */
function addStyles(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
}
