/**
 * Keeps the async context across `await` (see process/async-context.ts). Rewrites, without a line more or less and without
 * an extra microtask:
 *   await x            ->  __hp.restore(__hp.frame(), await x)
 *   try { await … }    ->  { let f = __hp.frame(); try {…} catch { __hp.setFrame(f); … } finally { __hp.setFrame(f); … } }
 *                          where each await inside notes its frame in f
 *   for await (… of …) ->  the frame is set back in the body and after the loop
 * In an async generator f is a field that `next`, `return` and `throw` write, for each of them brings its caller's context.
 *   catch (error) { …  ->  catch (error) {__hp.caught(error); …, where `rewriting.catches` is on
 */
import type MagicString from 'magic-string';
import { childrenOf, isFunction, suspends, walk, type FunctionNode, type Node } from './ast.ts';

const FRAME = '__hp_f';
const GENERATOR = '__hp_g';

/** `catches` is set in browsers whose errors are worded otherwise than V8's: what is caught is told to `caught`. */
export const rewriting = { catches: false };

/** What is known of the function around a node. */
interface Scope {
  fn: FunctionNode | undefined;
  /** Where a `catch` or `finally` around the node finds the frame; undefined outside of `try`. */
  noted: string | undefined;
}

/** True for an async generator with a `try` around one of its awaits or yields. */
export function needsResumption(node: Node): node is FunctionNode {
  if (!isFunction(node) || !node.async || !node.generator) return false;
  let found = false;
  walk(node.body, (inner) => {
    if (found || isFunction(inner)) return false;
    if (inner.type === 'TryStatement' && suspends(inner.block)) found = true;
    return !found;
  });
  return found;
}

/** Text for the start of a function's body. */
export const resumptionStart = (name: string): string => `const ${GENERATOR}=${name}.generator();`;

/**
 * Rewrites below `root`; `name` is the variable the runtime helpers are reached by.
 * @param isModule True to note the places of top-level awaits, for the warning of one that never settles.
 */
export function instrumentAwaits(root: Node, code: MagicString, name: string, isModule = false): void {
  let counter = 0;

  function rewriteAwait(node: Node, { fn, noted }: Scope): void {
    const frame = isModule && fn === undefined ? `${name}.at(${String(node.start)})` : `${name}.frame()`;
    const note = noted === undefined ? '' : `${noted}=`;
    code.appendLeft(node.start, `${name}.restore(${note}${frame}, `);
    code.prependRight(node.end, ')');
  }

  /** Returns where the awaits inside note their frame. */
  function rewriteTry(node: Extract<Node, { type: 'TryStatement' }>, { fn, noted }: Scope): string | undefined {
    if (!(fn === undefined || fn.async) || !suspends(node.block)) return noted;
    const isGenerator = fn?.generator === true;
    const frame = isGenerator ? `${GENERATOR}.frame` : (noted ?? `${FRAME}${String(counter++)}`);
    const declare = isGenerator || noted !== undefined ? '' : 'let ';
    code.appendLeft(node.start, `{${declare}${frame}=${name}.frame();`);
    if (node.handler) code.appendRight(node.handler.body.start + 1, `${name}.setFrame(${frame});`);
    if (node.finalizer) code.appendRight(node.finalizer.start + 1, `${name}.setFrame(${frame});`);
    code.prependRight(node.end, '}');
    return frame;
  }

  function rewriteForAwait(node: Extract<Node, { type: 'ForOfStatement' }>): void {
    const frame = `${FRAME}${String(counter++)}`;
    code.appendLeft(node.start, `{const ${frame}=${name}.frame();`);
    if (node.body.type === 'BlockStatement') {
      code.appendRight(node.body.start + 1, `${name}.setFrame(${frame});`);
    } else {
      code.appendLeft(node.body.start, `{${name}.setFrame(${frame});`);
      code.prependRight(node.body.end, '}');
    }
    code.prependRight(node.end, `${name}.setFrame(${frame});}`);
  }

  const step = (node: Node, scope: Scope, parent: Node | undefined): void => {
    let inner: Scope = isFunction(node) ? { fn: node, noted: undefined } : scope;
    if (node.type === 'AwaitExpression') rewriteAwait(node, scope);
    else if (node.type === 'TryStatement') inner = { fn: scope.fn, noted: rewriteTry(node, scope) };
    else if (node.type === 'ForOfStatement' && node.await && parent?.type !== 'LabeledStatement') rewriteForAwait(node);
    else if (node.type === 'CatchClause' && rewriting.catches && node.param?.type === 'Identifier')
      code.appendLeft(node.body.start + 1, `${name}.caught(${node.param.name});`);
    for (const child of childrenOf(node)) step(child, inner, node);
  };
  step(root, { fn: undefined, noted: undefined }, undefined);
}
