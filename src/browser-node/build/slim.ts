/** Makes Node's library smaller without moving a line: comments go, line breaks stay, so stack traces keep Node's numbers. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
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

/** Slimming all of the library takes seconds, and it changes only with Node or with this code. */
export function slimLibrary(lib: Readonly<Record<string, string>>, cacheFile: string): Record<string, string> {
  const key = createHash('sha256').update(JSON.stringify(lib));
  for (const file of [
    './slim.ts',
    '../transform/async-context.ts',
    '../transform/compile-commonjs.ts',
    '../transform/promises.ts',
  ]) {
    key.update(readFileSync(new URL(file, import.meta.url)));
  }
  const digest = key.digest('hex');
  try {
    const cached = JSON.parse(readFileSync(cacheFile, 'utf8')) as { digest: string; lib: Record<string, string> };
    if (cached.digest === digest) return cached.lib;
  } catch {
    // No cache yet.
  }
  const slim = Object.fromEntries(Object.entries(lib).map(([id, source]) => [id, slimModule(id, source)]));
  mkdirSync(dirname(cacheFile), { recursive: true });
  writeFileSync(cacheFile, JSON.stringify({ digest, lib: slim }));
  return slim;
}

/** Source of a module as it goes into the bundle: slim, and with its `await`s rewritten for the async context. */
function slimModule(id: string, source: string): string {
  try {
    return rewriteFunctionBody(withoutComments(source)).text.replace(/\n+$/, '\n');
  } catch (error) {
    throw new Error(`node:${id} could not be parsed: ${(error as Error).message}`, { cause: error });
  }
}
