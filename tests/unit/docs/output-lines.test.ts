import { describe, expect, it } from 'vitest';
import { OutputLines } from '../../../src/components/guide/output-lines.ts';

type Chunk = string | Uint8Array;

/** Feeds chunks and gives back the lines as a reader sees them. */
function shown(...chunks: { tid?: number; fd?: 1 | 2; text: Chunk }[]): string[] {
  const output = new OutputLines();
  const lines: string[] = [];
  for (const { tid = 0, fd = 1, text } of chunks) {
    const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
    for (const piece of output.push({ pid: 1, tid, fd, at: 0, bytes })) {
      const label = piece.begins === undefined || piece.begins.label === '' ? '' : `[${piece.begins.label}] `;
      lines[piece.line] = (lines[piece.line] ?? '') + label + piece.text;
    }
  }
  return lines;
}

describe('the output of a run', () => {
  it('goes on with a line that came in two chunks, and keeps empty lines', () => {
    expect(shown({ text: 'one\n\ntw' }, { text: 'o\n' }, { text: 'three' })).toEqual(['one', '', 'two', 'three']);
  });

  it('never mixes the lines of two threads or streams', () => {
    expect(shown({ text: 'ma' }, { tid: 2, text: 'worker\n' }, { fd: 2, text: 'oops\n' }, { text: 'in\n' })).toEqual([
      'main',
      '[thread 2] worker',
      '[stderr] oops',
    ]);
  });

  it('puts a character together that was cut by a chunk', () => {
    const bytes = new TextEncoder().encode('a€b\n');
    expect(shown({ text: bytes.slice(0, 2) }, { text: bytes.slice(2) })).toEqual(['a€b']);
  });
});
