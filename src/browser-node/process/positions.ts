/**
 * Where compiled text differs from what the reader wrote: for each script the columns of its rewritten lines. Lines never move,
 * so only columns are mapped, and only when somebody looks at a stack.
 */

/** One mapping of a decoded source map: [generated column, source, original line, original column]. */
type Segment = readonly number[];

interface ScriptPositions {
  /** What the reader wrote, whole. */
  source: string;
  /** Characters in front of the first line. */
  prefix: number;
  /** Decoded mappings by line, made on first use; undefined when the text was not rewritten. */
  mappings: (() => readonly (readonly Segment[])[]) | undefined;
  /** Line, as V8 counts, on which the reader's text begins. */
  firstLine: number;
}

interface Script extends ScriptPositions {
  decoded?: readonly (readonly Segment[])[];
  lines?: readonly string[];
}

const scripts = new Map<string, Script>();

/** Remembers how `file` was compiled. */
export function rememberPositions(file: string, positions: ScriptPositions): void {
  scripts.set(file, { ...positions });
}

/** A line (as V8 counts) of what was compiled as `file`; undefined when there is none. */
export function compiledLine(file: string, line: number): string | undefined {
  const script = scripts.get(file);
  if (script === undefined) return undefined;
  script.lines ??= script.source.split('\n');
  return script.lines[line - script.firstLine];
}

/** `sourceURL` may hold no blanks or quotes: they are moved to where no name has characters. */
const PRIVATE_USE = 0xf000;

/** The comment that gives evaluated text the name `file`. */
export function nameComment(file: string): string {
  const name = file.replace(/[\s"']/g, (char) => String.fromCharCode(PRIVATE_USE + char.charCodeAt(0)));
  return `//# sourceURL=${name}`;
}

/** Undoes {@link nameComment} in a frame's text or name. */
export function plainName(text: string): string {
  return text.replace(/[\uf000-\uf0ff]/g, (char) => String.fromCharCode(char.charCodeAt(0) - PRIVATE_USE));
}

/** The column (from 1) in the reader's text for a column in the compiled text. */
export function originalColumn(file: string, line: number, column: number): number {
  const script = scripts.get(file);
  if (script === undefined) return column;
  const generated = column - 1 - (line === script.firstLine ? script.prefix : 0);
  if (script.mappings === undefined) return Math.max(1, generated + 1);
  script.decoded ??= script.mappings();
  let best: Segment | undefined;
  let next: Segment | undefined;
  for (const segment of script.decoded[line - script.firstLine] ?? []) {
    if (segment.length < 4) continue;
    if ((segment[0] ?? 0) > generated) {
      next = segment;
      break;
    }
    best = segment;
  }
  if (best === undefined) return Math.max(1, generated + 1);
  const start = best[3] ?? 0;
  const column0 = start + (generated - (best[0] ?? 0));
  // Inside inserted text there is no original: its start is the nearest.
  return (next === undefined || column0 < (next[3] ?? 0) ? column0 : start) + 1;
}
