import type { OutputEvent } from '../../engines/types.ts';

/** Shows the output of a run as it comes: one element a line, threads and standard error told apart. */
export class OutputView {
  readonly #panel: HTMLElement;
  readonly #decoders = new Map<string, TextDecoder>();
  readonly #open = new Map<string, HTMLElement>();

  constructor(panel: HTMLElement) {
    this.#panel = panel;
    panel.replaceChildren();
  }

  append(event: OutputEvent): void {
    const source = `${event.pid}/${event.tid}/${event.fd}`;
    // One decoder per source: a character can be cut in two by the end of a chunk.
    const decoder = this.#decoders.get(source) ?? new TextDecoder();
    this.#decoders.set(source, decoder);
    const atEnd = this.#panel.scrollTop + this.#panel.clientHeight >= this.#panel.scrollHeight - 4;
    const parts = decoder.decode(event.bytes, { stream: true }).split('\n');
    parts.forEach((part, index) => {
      if (index > 0) this.#open.delete(source);
      if (part === '' && index === parts.length - 1) return;
      const line = this.#open.get(source) ?? this.#addLine(event);
      this.#open.set(source, line);
      line.append(part);
    });
    if (atEnd) this.#panel.scrollTop = this.#panel.scrollHeight;
  }

  #addLine({ tid, fd }: OutputEvent): HTMLElement {
    const line = document.createElement('span');
    line.className = 'run-line';
    line.dataset.fd = String(fd);
    const names = [tid > 0 ? `thread ${tid}` : '', fd === 2 ? 'stderr' : ''].filter((name) => name !== '');
    if (names.length > 0) {
      const label = document.createElement('span');
      label.className = 'run-source';
      label.textContent = names.join(', ');
      line.append(label);
    }
    this.#panel.append(line);
    return line;
  }
}
