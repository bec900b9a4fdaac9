/** Parsing and walking of readers' code; positions are offsets into the original text. */
import * as acorn from 'acorn';
import type { AnyNode, Program } from 'acorn';

export type Node = AnyNode;
export type FunctionNode = Extract<
  Node,
  { type: 'FunctionDeclaration' | 'FunctionExpression' | 'ArrowFunctionExpression' }
>;

/** A syntax error with its place: `line` from 1, `column` from 0. */
export interface ParseFailure {
  message: string;
  line: number;
  column: number;
}

const SHARED_OPTIONS = { ecmaVersion: 'latest', allowHashBang: true, locations: true } as const;

export function parseModule(source: string): Program {
  return acorn.parse(source, { ...SHARED_OPTIONS, sourceType: 'module' });
}

/** As a CommonJS function body: `return` and `new.target` are allowed; top-level `await` is not. */
export function parseCommonJS(source: string): Program {
  return acorn.parse(source, {
    ...SHARED_OPTIONS,
    sourceType: 'script',
    allowReturnOutsideFunction: true,
    allowSuperOutsideMethod: false,
  });
}

export function parseScript(source: string): Program {
  return acorn.parse(source, { ...SHARED_OPTIONS, sourceType: 'script' });
}

/** The place and message of an acorn error. */
export function failureOf(error: unknown): ParseFailure | undefined {
  if (!(error instanceof SyntaxError) || !('loc' in error)) return undefined;
  const { line, column } = error.loc as { line: number; column: number };
  return { message: error.message.replace(/ \(\d+:\d+\)$/, ''), line, column };
}

export function isFunction(node: Node): node is FunctionNode {
  return (
    node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression'
  );
}

/** Child nodes in source order. */
export function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  for (const [key, value] of Object.entries(node) as [string, unknown][]) {
    if (key === 'type' || key === 'start' || key === 'end' || key === 'loc') continue;
    for (const item of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (typeof item === 'object' && item !== null && 'type' in item) children.push(item as Node);
    }
  }
  return children;
}

/** Calls `visit` for `root` and everything below it, parents first. `visit` returning false skips the children. */
export function walk(root: Node, visit: (node: Node, parents: readonly Node[]) => boolean | undefined): void {
  const parents: Node[] = [];
  const step = (node: Node): void => {
    if (visit(node, parents) === false) return;
    parents.push(node);
    for (const child of childrenOf(node)) step(child);
    parents.pop();
  };
  step(root);
}

/** True when `node` suspends its own function somewhere (nested functions do not count). */
export function suspends(node: Node): boolean {
  let found = false;
  walk(node, (inner) => {
    if (found || (inner !== node && isFunction(inner))) return false;
    if (
      inner.type === 'AwaitExpression' ||
      inner.type === 'YieldExpression' ||
      (inner.type === 'ForOfStatement' && inner.await) ||
      (inner.type === 'VariableDeclaration' && (inner.kind as string) === 'await using')
    ) {
      found = true;
    }
    return !found;
  });
  return found;
}
