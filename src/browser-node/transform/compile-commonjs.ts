import MagicString from 'magic-string';
import { parseCommonJS, walk } from './ast.ts';
import { instrumentAwaits, rewriting } from './async-context.ts';
import { instrumentPromises } from './promises.ts';
import { HELPERS, rewriteDynamicImports } from './compile-module.ts';

/** Rewritten text, and how to find the original columns (undefined: nothing was changed). */
export interface Rewritten {
  text: string;
  mappings: (() => readonly (readonly (readonly number[])[])[]) | undefined;
  /** True when its promises cannot be followed, see promises.ts. */
  untracked: boolean;
}

const MIGHT_NEED_REWRITE = /\b(?:async|await|import|Promise|eval)\b|\bFunction\s*\(/;

/**
 * A CommonJS body with `await`, async functions, promises and dynamic `import` rewritten; line numbers stay. Code that has none
 * of them is returned as it is, unparsed. Code that does not parse is returned as it is, too: evaluating it gives V8's own error.
 */
export function rewriteFunctionBody(source: string): Rewritten {
  const text = source.startsWith('#!') ? `//${source.slice(2)}` : source;
  const hasCatch = rewriting.catches && /\bcatch\b/.test(text);
  if (!hasCatch && !MIGHT_NEED_REWRITE.test(text)) return { text, mappings: undefined, untracked: false };
  let program: ReturnType<typeof parseCommonJS>;
  try {
    program = parseCommonJS(text);
  } catch {
    return { text, mappings: undefined, untracked: false };
  }
  const code = new MagicString(text);
  rewriteDynamicImports(program, code);
  const untracked = instrumentPromises(program, code, text, HELPERS);
  instrumentAwaits(program, code, HELPERS);
  return { text: code.toString(), untracked, mappings: () => code.generateDecodedMap({ hires: true }).mappings };
}

/** True when `source` is an ES module: it has import/export, `import.meta` or top-level await, and does not parse as CommonJS. */
export function hasModuleSyntax(
  source: string,
  parseModule: (source: string) => ReturnType<typeof parseCommonJS>,
): boolean {
  if (!/\b(?:import|export|await)\b/.test(source)) return false;
  try {
    parseCommonJS(source);
    return false;
  } catch {
    // Not CommonJS: a module, if it parses as one and has what only modules have.
  }
  try {
    let found = false;
    walk(parseModule(source), (node) => {
      if (
        /^(?:Import|Export).*Declaration$/.test(node.type) ||
        node.type === 'MetaProperty' ||
        node.type === 'AwaitExpression'
      ) {
        found = true;
      }
      return !found;
    });
    return found;
  } catch {
    return false;
  }
}
