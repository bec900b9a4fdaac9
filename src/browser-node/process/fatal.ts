/** What Node prints when an exception ends the process (`ReportFatalException` in src/node_errors.cc). */
import type { ProcessContext } from './context.ts';
import { arrowMessage } from '../bindings/syntax-errors.ts';

type Inspect = (value: unknown) => string;

/** The line of the reader's file that threw, with a caret, from the topmost frame in a file. */
function sourceLine(context: ProcessContext, error: Error): string {
  for (const frame of (error.stack ?? '').split('\n')) {
    const match = /(?:\(|at )((?:file:\/\/)?\/[^():]+):(\d+):(\d+)\)?$/.exec(frame);
    if (match?.[1] === undefined) continue;
    try {
      const path = match[1].startsWith('file:') ? decodeURIComponent(new URL(match[1]).pathname) : match[1];
      const source = new TextDecoder().decode(context.vfs.readFile(path));
      const line = Number(match[2]);
      const text = source.split('\n')[line - 1] ?? '';
      const at = text.indexOf('throw ');
      return arrowMessage(match[1], source, line, at >= 0 ? at : Math.min(Number(match[3]) - 1, text.length));
    } catch {
      return '';
    }
  }
  return '';
}

/** The whole report, with Node's version line. */
export function fatalReport(context: ProcessContext, error: unknown): string {
  const inspect = context.requireBuiltin('internal/util/inspect')['inspect'] as Inspect;
  const version = `\n\nNode.js v${context.facts.versions['node'] ?? ''}\n`;
  if (error instanceof Error) {
    const arrow = (error as unknown as Record<symbol, unknown>)[
      context.symbols.private['arrow_message_private_symbol'] as symbol
    ];
    const decorated = (error as unknown as Record<symbol, unknown>)[
      context.symbols.private['decorated_private_symbol'] as symbol
    ];
    const head = decorated === true ? '' : typeof arrow === 'string' ? `${arrow}\n` : sourceLine(context, error);
    return `${head}${head === '' || head.endsWith('\n\n') ? '' : '\n'}${inspect(error)}${version}`;
  }
  const text = typeof error === 'string' ? error : inspect(error);
  return `Uncaught:\n${inspect(text === error ? error : error)}\n(Use \`node --trace-uncaught ...\` to show where the exception was thrown)${version}`;
}
