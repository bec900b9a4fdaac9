/**
 * Lets the event loop see what promises do (see process/activity.ts), on the same lines:
 *   async function () {…}  ->  async function () {try{…}catch(__hp_e){throw __hp.failed(__hp_e)}}
 *   new Promise(executor)  ->  new Promise(__hp.executor(executor))
 */
import type MagicString from 'magic-string';
import { isFunction, walk, type FunctionNode, type Node } from './ast.ts';
import { needsResumption, resumptionStart } from './async-context.ts';
import { boundNames } from './scope.ts';

const CAUGHT = '__hp_e';

/** Offset behind the `=>` of an arrow function. */
function behindArrow(fn: FunctionNode, source: string): number {
  let at = fn.params.at(-1)?.end ?? fn.start + 'async'.length;
  for (;;) {
    if (source.startsWith('=>', at)) return at + 2;
    if (source.startsWith('/*', at)) at = source.indexOf('*/', at) + 2;
    else if (source.startsWith('//', at)) at = source.indexOf('\n', at);
    else at++;
    if (at >= fn.body.start) return fn.body.start;
  }
}

/** True when a declaration of the body could not stand in a block: its name is declared twice, as only a function's own scope allows. */
function hasConflicts(fn: FunctionNode, statements: readonly Node[]): boolean {
  const names = statements.flatMap((node) => (node.type === 'FunctionDeclaration' ? boundNames(node.id) : []));
  if (names.length === 0) return false;
  const taken = new Set(fn.params.flatMap((parameter) => [...boundNames(parameter)]));
  walk(fn.body, (node) => {
    if (node.type === 'VariableDeclaration' && node.kind === 'var')
      for (const { id } of node.declarations) for (const name of boundNames(id)) taken.add(name);
    return node === fn.body || !isFunction(node);
  });
  return new Set(names).size < names.length || names.some((name) => taken.has(name));
}

function watchAsyncFunction(fn: FunctionNode, code: MagicString, source: string, name: string): void {
  const caught = `}catch(${CAUGHT}){throw ${name}.failed(${CAUGHT})}`;
  if (fn.body.type !== 'BlockStatement') {
    code.appendLeft(behindArrow(fn, source), '{try{return(');
    code.prependRight(fn.end, `)${caught}}`);
    return;
  }
  const statements = fn.body.body as Node[];
  const directives = statements.filter((node) => node.type === 'ExpressionStatement' && node.directive !== undefined);
  const start = directives.at(-1)?.end ?? fn.body.start + 1;
  const separator = directives.length > 0 ? ';' : '';
  const resumption = needsResumption(fn) ? resumptionStart(name) : '';
  if (hasConflicts(fn, statements)) {
    code.appendLeft(start, `${separator}${resumption}${name}.failed();`);
    return;
  }
  code.appendLeft(start, `${separator}${resumption}try{`);
  code.prependRight(fn.body.end - 1, caught);
}

/** Uses of the name `Promise` by which no other way to its constructor is opened. */
function isPlainUse(node: Node, parent: Node | undefined): boolean {
  if (parent?.type === 'MemberExpression') return parent.object === node;
  if (parent?.type === 'NewExpression') return parent.callee === node;
  if (parent?.type === 'BinaryExpression') return parent.operator === 'instanceof' && parent.right === node;
  return parent?.type === 'UnaryExpression' && parent.operator === 'typeof';
}

/** Code that makes code, which nobody rewrites. */
function makesCode(node: Node): boolean {
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return false;
  return node.callee.type === 'Identifier' && (node.callee.name === 'eval' || node.callee.name === 'Function');
}

/**
 * Rewrites below `root`.
 * @returns True when promises may be made in ways that stay unseen.
 */
export function instrumentPromises(root: Node, code: MagicString, source: string, name: string): boolean {
  let untracked = false;
  walk(root, (node, parents) => {
    if (isFunction(node) && node.async) watchAsyncFunction(node, code, source, name);
    else if (node.type === 'NewExpression' && node.callee.type === 'Identifier' && node.callee.name === 'Promise') {
      const [executor] = node.arguments;
      if (executor !== undefined && executor.type !== 'SpreadElement') {
        code.appendLeft(executor.start, `${name}.executor(`);
        code.prependRight(executor.end, ')');
      }
    } else if (node.type === 'Identifier' && node.name === 'Promise') {
      if (!isPlainUse(node, parents.at(-1))) untracked = true;
    }
    if (makesCode(node)) untracked = true;
    return undefined;
  });
  return untracked;
}
