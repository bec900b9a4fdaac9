import { output as words } from '#words/guide/output.ts';
import type { OutputEvent } from '../../engines/types.ts';

/** Text to add to a line. `line` counts lines of the whole output; `label` is set when the piece begins a new one. */
export interface OutputPiece {
  line: number;
  text: string;
  begins?: { label: string; fd: 1 | 2 };
}

/** Cuts output of several threads and both streams into lines, as it comes: a line of one never mixes with that of another. */
export class OutputLines {
  readonly #decoders = new Map<string, TextDecoder>();
  readonly #open = new Map<string, number>();
  #count = 0;

  push({ pid, tid, fd, bytes }: OutputEvent): OutputPiece[] {
    const source = `${pid}/${tid}/${fd}`;
    // One decoder per source: a character can be cut in two by the end of a chunk.
    const decoder = this.#decoders.get(source) ?? new TextDecoder();
    this.#decoders.set(source, decoder);
    const parts = decoder.decode(bytes, { stream: true }).split('\n');
    const pieces: OutputPiece[] = [];
    parts.forEach((text, index) => {
      if (index > 0) this.#open.delete(source);
      // After the last line break there is no line yet; an empty line in between is one.
      if (text === '' && index === parts.length - 1) return;
      const open = this.#open.get(source);
      if (open !== undefined) {
        pieces.push({ line: open, text });
        return;
      }
      const line = this.#count;
      this.#count += 1;
      this.#open.set(source, line);
      const label = [tid > 0 ? words.thread(tid) : '', fd === 2 ? 'stderr' : '']
        .filter((part) => part !== '')
        .join(', ');
      pieces.push({ line, text, begins: { label, fd } });
    });
    return pieces;
  }
}
