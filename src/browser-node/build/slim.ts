/** Makes Node's library smaller without moving a line: comments go, line breaks stay, so stack traces keep Node's numbers. */
import * as acorn from 'acorn';
import { rewriteFunctionBody } from '../transform/compile-commonjs.ts';

function withoutComments(source: string): string {
  let out = '';
  let position = 0;
  acorn.parse(source, {
    ecmaVersion: 'latest',
    sourceType: 'script',
    allowReturnOutsideFunction: true,
    allowAwaitOutsideFunction: false,
    onComment: (_block, text, start, end) => {
      out += source.slice(position, start) + text.replace(/[^\n]+/g, '');
      position = end;
    },
  });
  return (out + source.slice(position)).replace(/[ \t]+$/gm, '');
}

/** Source of a module as it goes into the bundle: slim, and with its `await`s rewritten for the async context. */
export function slimModule(id: string, source: string): string {
  try {
    return rewriteFunctionBody(withoutComments(source)).replace(/\n+$/, '\n');
  } catch (error) {
    throw new Error(`node:${id} could not be parsed: ${(error as Error).message}`, { cause: error });
  }
}
