/** Syntax errors as V8 words them, with the place (`arrow message`) that Node prints above them. */
import { host } from '../process/host-globals.ts';
import { failureOf } from '../transform/ast.ts';

/** V8's own message for `source`, found by compiling it without its import/export declarations; undefined when V8 accepts it. */
function messageOfV8(source: string): string | undefined {
  const body = source
    .replace(/^#!.*/, '')
    .replace(/^([ \t]*)(?:import\s[^;'"]*?(?:from\s*)?['"][^'"\n]*['"]|export\s*(?:\*|\{[^}]*\})[^;\n]*)/gm, '$1')
    .replace(/^([ \t]*)export\s+default\s+/gm, '$1void ')
    .replace(/^([ \t]*)export\s+/gm, '$1')
    .replaceAll('import.meta', 'import_meta');
  try {
    host.evaluate(`(async function*(){"use strict";${body}\n})`);
    return undefined;
  } catch (error) {
    return error instanceof SyntaxError ? error.message : undefined;
  }
}

/** `file:line`, the line, and `length` carets from `column` on, as Node's C++ prints it. */
export function arrowMessage(file: string, source: string, line: number, column: number, length = 1): string {
  const text = source.split('\n')[line - 1] ?? '';
  return `${file}:${String(line)}\n${text}\n${' '.repeat(column)}${'^'.repeat(length)}\n`;
}

/** A SyntaxError for `source` that acorn refused with `cause`, carrying its arrow message under `arrow`. */
export function syntaxError(cause: unknown, file: string, source: string, arrow: symbol): unknown {
  const failure = failureOf(cause);
  if (failure === undefined) return cause;
  const error = new SyntaxError(messageOfV8(source) ?? failure.message);
  const place = `${file}:${String(failure.line)}`;
  // V8's stack of a syntax error begins with the place; there is no frame of the reader's code.
  Object.defineProperty(error, 'stack', {
    configurable: true,
    writable: true,
    value: `SyntaxError: ${error.message}\n    at ${place}:${String(failure.column + 1)}`,
  });
  (error as unknown as Record<symbol, string>)[arrow] = arrowMessage(file, source, failure.line, failure.column);
  return error;
}
