/** What Node prints when an exception ends the process (`ReportFatalException` in src/node_errors.cc). */
import type { ProcessContext } from './context.ts';
import { arrowMessage } from '../bindings/modules/syntax-errors.ts';
import { host } from './host-globals.ts';

type Inspect = (value: unknown) => string;

/** Lines below the creation of an error in which its `throw` is looked for. */
const THROW_WITHIN = 8;

interface Place {
  file: string;
  line: number;
  /** From 0. */
  column: number;
}

/** The topmost frame of a stack that is in a file, of the reader's or of Node's library. */
function topFrame(stack: string): Place | undefined {
  for (const frame of stack.split('\n')) {
    const match = /^ +at (?:.* \()?((?:file:\/\/)?\/[^():]+|node:[\w/]+):(\d+):(\d+)\)?$/.exec(frame);
    if (match?.[1] !== undefined) return { file: match[1], line: Number(match[2]), column: Number(match[3]) - 1 };
  }
  return undefined;
}

function readSource(context: ProcessContext, file: string): string {
  if (file.startsWith('node:')) return context.library.source(file.slice('node:'.length)) ?? '';
  const path = file.startsWith('file:') ? decodeURIComponent(new host.URL(file).pathname) : file;
  const text = new host.TextDecoder().decode(context.vfs.readFile(path));
  if (!/\.[mc]?ts$/.test(path)) return text;
  // What has run is the text without its types.
  const { stripTypeScriptModuleTypes } = context.requireBuiltin('internal/modules/typescript');
  return (stripTypeScriptModuleTypes as (text: string, path: string) => string)(text, path);
}

/** Where the error made at `place` was thrown: on its line, or a few lines further down by the name it was given. */
function throwPlace(source: string, place: Place): Place {
  const lines = source.split('\n');
  const text = lines[place.line - 1] ?? '';
  const onLine = text.lastIndexOf('throw ', place.column);
  if (onLine >= 0) return { ...place, column: onLine };
  const name = /(\w+)\s*=\s*(?:Object\.assign\()?new /.exec(text)?.[1];
  if (name === undefined) return place;
  for (let line = place.line; line < Math.min(lines.length, place.line + THROW_WITHIN); line++) {
    const column = (lines[line] ?? '').search(new RegExp(`\\bthrow ${name}\\b`));
    if (column >= 0) return { ...place, line: line + 1, column };
  }
  return place;
}

/** The line that threw, with a caret. For a rejection V8 knows only where the error was made. */
function sourceLine(context: ProcessContext, error: Error, fromPromise: boolean): string {
  const place = topFrame(error.stack ?? '');
  if (place === undefined) return '';
  try {
    const source = readSource(context, place.file);
    const { file, line, column } = fromPromise ? place : throwPlace(source, place);
    return arrowMessage(file, source, line, Math.min(column, (source.split('\n')[line - 1] ?? '').length));
  } catch {
    return '';
  }
}

/**
 * The whole report, with Node's version line.
 * @param fromPromise True for the reason of a rejected promise.
 */
export function fatalReport(context: ProcessContext, error: unknown, fromPromise = false): string {
  const inspect = context.requireBuiltin('internal/util/inspect')['inspect'] as Inspect;
  const version = `\n\nNode.js v${context.facts.versions['node'] ?? ''}\n`;
  if (error instanceof Error) {
    const { private: symbols } = context.symbols;
    const marks = error as unknown as Record<symbol, unknown>;
    const arrow = marks[symbols['arrow_message_private_symbol'] as symbol];
    const decorated = marks[symbols['decorated_private_symbol'] as symbol] === true;
    const head = decorated ? '' : typeof arrow === 'string' ? `${arrow}\n` : sourceLine(context, error, fromPromise);
    return `${head}${head === '' || head.endsWith('\n\n') ? '' : '\n'}${inspect(error)}${version}`;
  }
  if (typeof error === 'object' && error !== null) return `${inspect(error)}${version}`;
  return `Uncaught:\n${inspect(error)}\n(Use \`node --trace-uncaught ...\` to show where the exception was thrown)${version}`;
}
