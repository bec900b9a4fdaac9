import type { OutputEvent } from '../../engines/types.ts';
import { OutputLines } from './output-lines.ts';

/** Shows the output of a run as it comes: one element a line, threads and standard error told apart. */
export class OutputView {
  readonly #panel: HTMLElement;
  readonly #lines = new OutputLines();
  readonly #elements: HTMLElement[] = [];

  /** Empties `panel` and writes into it. */
  constructor(panel: HTMLElement) {
    this.#panel = panel;
    panel.replaceChildren();
  }

  append(event: OutputEvent): void {
    const atEnd = this.#panel.scrollTop + this.#panel.clientHeight >= this.#panel.scrollHeight - 4;
    for (const { line, text, begins } of this.#lines.push(event)) {
      if (begins !== undefined) this.#elements[line] = this.#addLine(begins.label, begins.fd);
      this.#elements[line]?.append(text);
    }
    if (atEnd) this.#panel.scrollTop = this.#panel.scrollHeight;
  }

  #addLine(label: string, fd: 1 | 2): HTMLElement {
    const line = document.createElement('span');
    line.className = 'run-line';
    line.dataset.fd = String(fd);
    if (label !== '') {
      const tag = document.createElement('span');
      tag.className = 'run-source';
      tag.textContent = label;
      line.append(tag);
    }
    this.#panel.append(line);
    return line;
  }
}
