/** Syntax errors as V8 words them, with the place (`arrow message`) that Node prints above them. */
import * as acorn from 'acorn';
import { host } from '../../process/host-globals.ts';
import { failureOf } from '../../transform/ast.ts';
import { syntaxColumn, syntaxWords } from './syntax-words.ts';

/** Private symbols under which Node's library looks for an error's place. */
export interface ErrorMarks {
  arrow: symbol;
  decorated: symbol;
}

/** `line` from 1, `column` from 0, `length` in characters. */
interface SyntaxFailure {
  message: string;
  line: number;
  column: number;
  length: number;
}

/** `file:line`, the line, and `length` carets from `column` on, as Node's C++ prints it. */
export function arrowMessage(file: string, source: string, line: number, column: number, length = 1): string {
  const text = source.split('\n')[line - 1] ?? '';
  return `${file}:${String(line)}\n${text}\n${' '.repeat(column)}${'^'.repeat(length)}\n`;
}

/** Compiles `head + body` without running it; what the engine's parser says of it, with the place in `body`. */
function failureOfEngine(head: string, body: string, tail: string): SyntaxFailure | undefined {
  try {
    host.evaluate(`${head}${body}${tail}`);
    return undefined;
  } catch (error) {
    if (!(error instanceof SyntaxError)) return undefined;
    const place = host.placeOf(error);
    if (place === undefined) return undefined;
    const lines = body.split('\n');
    const last = lines.at(-1) ?? '';
    const given = place.column - 1 - (place.line === 1 ? head.length : 0);
    const isEnd = place.line > lines.length || (place.line === lines.length && given >= last.length);
    const line = Math.min(place.line, lines.length);
    const column = syntaxColumn(error.message, lines[line - 1] ?? '', isEnd ? last.length : Math.max(0, given));
    const rest = isEnd
      ? ''
      : lines
          .slice(line - 1)
          .join('\n')
          .slice(column);
    const words = syntaxWords(error.message, rest);
    const message = isEnd && words === "Unexpected token '}'" ? 'Unexpected end of input' : words;
    return { message, line, column, length: tokenLength(body, line, column) };
  }
}

/** Characters of the token at a place: V8 underlines it whole. */
function tokenLength(source: string, line: number, column: number): number {
  const lines = source.split('\n');
  const text = lines[line - 1];
  if (text === undefined || (line === lines.length && column >= text.length)) return 0;
  try {
    const token = acorn.tokenizer(text.slice(column), { ecmaVersion: 'latest' }).getToken();
    return token.start === 0 ? Math.max(1, token.end) : 1;
  } catch (error) {
    // A string without its end is one token, too.
    return String(error).includes('Unterminated string') ? text.length - column : 1;
  }
}

/** The same text with its import and export declarations blanked: what is left compiles outside a module, on the same columns. */
function withoutModuleSyntax(source: string): string {
  const blank = (text: string): string => text.replace(/[^\n]/g, ' ');
  return source
    .replace(/^#!.*/, blank)
    .replace(/^[ \t]*(?:import\s[^;'"()]*?(?:from\s*)?['"][^'"\n]*['"]|export\s*(?:\*|\{[^}]*\})[^;\n]*)/gm, blank)
    .replace(/^[ \t]*export\s+default\s+/gm, (text) => `${blank(text).slice(5)}void `)
    .replace(/^[ \t]*export\s+/gm, blank)
    .replaceAll('import.meta', 'import_meta');
}

const MODULE_HEAD = '(async function*(){"use strict";';

/** A SyntaxError for a module that acorn refused with `cause`, carrying its arrow message. */
export function syntaxError(cause: unknown, file: string, source: string, arrow: symbol): unknown {
  const acorns = failureOf(cause);
  if (acorns === undefined) return cause;
  const failure = failureOfEngine(MODULE_HEAD, withoutModuleSyntax(source), '\n})') ?? { ...acorns, length: 1 };
  const error = new SyntaxError(failure.message);
  (error as unknown as Record<symbol, string>)[arrow] = arrowMessage(
    file,
    source,
    failure.line,
    failure.column,
    failure.length,
  );
  return error;
}

/** How a text was compiled that is no module. */
interface CompiledAs {
  marks: ErrorMarks;
  /** A function's body, not a script. */
  isBody: boolean;
  parameters?: readonly string[];
  /** Lines that stand above it in its file. */
  lineOffset?: number;
  /** Node's C++ writes the place into the stack at once. */
  inStack?: boolean;
}

function failureIn(source: string, { isBody, parameters = [] }: CompiledAs): SyntaxFailure | undefined {
  const text = source.startsWith('#!') ? `//${source.slice(2)}` : source;
  if (isBody) return failureOfEngine(`(function (${parameters.join(',')}) {`, text, '\n})');
  const directive = /^\s*(?:'use strict'|"use strict")/.test(text) ? '"use strict";' : '';
  return failureOfEngine(`${directive}throw 0;`, text, '');
}

/** Gives a SyntaxError, thrown by compiling `source`, its place; other values are returned as they are. */
export function placeSyntaxError(error: unknown, file: string, source: string, compiled: CompiledAs): unknown {
  if (!(error instanceof SyntaxError)) return error;
  const failure = failureIn(source, compiled);
  if (failure === undefined) return error;
  const { message, line, column, length } = failure;
  if (message !== error.message) {
    error.stack = (error.stack ?? '').replace(error.message, message);
    error.message = message;
  }
  const shown = arrowMessage('', source, line, column, length).slice(`:${String(line)}`.length);
  attachPlace(error, `${file}:${String(line + (compiled.lineOffset ?? 0))}${shown}`, compiled);
  return error;
}

/** Puts an arrow message on an error, and at the head of its stack if wanted. */
export function attachPlace(error: Error, arrow: string, { marks, inStack = false }: CompiledAs): void {
  const fields = error as unknown as Record<symbol, unknown>;
  if (fields[marks.decorated] === true) return;
  fields[marks.arrow] = arrow;
  if (!inStack) return;
  error.stack = `${arrow}\n${error.stack ?? ''}`;
  fields[marks.decorated] = true;
}

/**
 * Checks a script without running it.
 * @throws {SyntaxError} with its place.
 */
export function assertScript(source: string, file: string, marks: ErrorMarks, lineOffset: number): void {
  const failure = failureIn(source, { marks, isBody: false });
  if (failure === undefined) return;
  const error = new SyntaxError(failure.message);
  throw placeSyntaxError(error, file, source, { marks, isBody: false, lineOffset, inStack: true });
}
