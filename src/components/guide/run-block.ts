import { runBlock as sentences } from '#words/guide/run.ts';
import { HANDOVER_KEY, type Handover } from '../../lab/play/handover-key.ts';
import { link } from '../ui/link.ts';
import { failureMessage } from '../../engines/messages.ts';
import { OutputView } from './output-view.ts';
import { runMessage } from './run-message.ts';

/** `<run-block>`: a code block of a page that readers can edit and run. Loaded by run-wanted.ts; the engine is fetched on the first run. */
class RunBlock extends HTMLElement {
  #abort: AbortController | undefined;
  #editor: HTMLTextAreaElement | undefined;

  connectedCallback(): void {
    for (const button of this.querySelectorAll<HTMLButtonElement>('.run-bar button')) {
      button.onclick = () => this.#do(button.dataset.action ?? '');
    }
  }

  disconnectedCallback(): void {
    this.#abort?.abort();
  }

  /** The file's source as it stands: edited, or as the author wrote it. */
  get source(): string {
    if (this.#editor !== undefined) return this.#editor.value;
    const lines = [...this.querySelectorAll('.ec-line .code')];
    return lines.map((line) => line.textContent.replace(/\n$/, '')).join('\n');
  }

  #do(action: string): void {
    if (action === 'run') void this.#run();
    else if (action === 'stop') this.#abort?.abort();
    else if (action === 'edit') this.#edit();
    else if (action === 'reset') this.#reset();
    else if (action === 'play') this.#play();
  }

  async #run(): Promise<void> {
    const panel = this.querySelector<HTMLElement>('.run-output');
    if (panel === null || this.#abort !== undefined) return;
    this.#abort = new AbortController();
    this.#setRunning(true);
    panel.hidden = false;
    const view = new OutputView(panel);
    this.#say(sentences.starting);
    try {
      const { runOnPage, RUN_LIMIT_MS } = await import('./run-session.ts');
      const { exit, node, ms } = await runOnPage({
        files: this.#files(),
        entry: this.dataset.file ?? '',
        args: words(this.dataset.args),
        signal: this.#abort.signal,
        onOutput: (event) => view.append(event),
        onStart: () => this.#say(sentences.running),
      });
      this.#say(runMessage(exit, ms, node, RUN_LIMIT_MS));
    } catch (error) {
      const stopped = this.#abort.signal.aborted;
      panel.hidden = panel.childElementCount === 0;
      if (!stopped) console.error(error);
      this.#say(stopped ? sentences.stopped : failureMessage(error));
    } finally {
      this.#abort = undefined;
      this.#setRunning(false);
    }
  }

  /** This file and those it names, from the blocks of the same page (or the same question). */
  #files(): Record<string, string> {
    const scope = this.closest('[data-run-scope]');
    const blocks = [...(scope ?? document).querySelectorAll<RunBlock>('run-block')];
    const files: Record<string, string> = { [this.dataset.file ?? '']: this.source };
    for (const name of words(this.dataset.files)) {
      const block = blocks.find((b) => b.dataset.file === name && b.closest('[data-run-scope]') === scope);
      if (block !== undefined) files[name] = block.source;
    }
    return files;
  }

  /** Goes on in the playground, with the files as they stand here. Nothing runs there by itself. */
  #play(): void {
    const command = ['node', this.dataset.file ?? '', ...words(this.dataset.args)].join(' ');
    try {
      sessionStorage.setItem(HANDOVER_KEY, JSON.stringify({ files: this.#files(), command } satisfies Handover));
      location.assign(link('/play/'));
    } catch {
      this.#say(sentences.cannotTakeAlong);
    }
  }

  #edit(): void {
    const pre = this.querySelector<HTMLElement>('pre');
    if (pre === null || this.#editor !== undefined) return;
    const editor = document.createElement('textarea');
    editor.className = 'run-editor';
    editor.value = this.source;
    editor.spellcheck = false;
    editor.autocapitalize = 'off';
    editor.setAttribute('aria-label', sentences.source(this.dataset.file));
    editor.style.height = `${pre.offsetHeight}px`;
    pre.hidden = true;
    this.toggleAttribute('data-edited', true);
    pre.after(editor);
    this.#editor = editor;
    this.#toggle('edit', false);
    this.#toggle('reset', true);
    editor.focus();
  }

  #reset(): void {
    this.#editor?.remove();
    this.#editor = undefined;
    const pre = this.querySelector<HTMLElement>('pre');
    if (pre !== null) pre.hidden = false;
    this.removeAttribute('data-edited');
    this.#toggle('reset', false);
    this.#toggle('edit', true)?.focus();
    this.#say(sentences.reset);
  }

  #setRunning(running: boolean): void {
    const had = this.contains(document.activeElement);
    this.#toggle('run', !running);
    const stop = this.#toggle('stop', running);
    // The focused button was just hidden: keep the keyboard where the reader was.
    if (had && document.activeElement === document.body) (running ? stop : this.#button('run'))?.focus();
  }

  #button(action: string): HTMLButtonElement | null {
    return this.querySelector<HTMLButtonElement>(`[data-action="${action}"]`);
  }

  #toggle(action: string, shown: boolean): HTMLButtonElement | null {
    const button = this.#button(action);
    if (button !== null) button.hidden = !shown;
    return button;
  }

  #say(text: string): void {
    const status = this.querySelector('.run-status');
    if (status !== null) status.textContent = text;
  }
}

function words(value = ''): string[] {
  return value.split(/[\s,]+/).filter((word) => word !== '');
}

customElements.define('run-block', RunBlock);
