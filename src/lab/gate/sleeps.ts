import { parse, type Comment, type Node } from 'acorn';
import type { Problem } from '../../schemas/problems.ts';

/** A comment that begins so, on the line or the one above, gives the reason why waiting in real time is right there. */
const EXCUSE = /^\s*waits: \S/;
const MEND = 'await the event itself, count, use a barrier or a fake clock; or say why with a comment `// waits: …`';

/**
 * Finds waiting in real time in a test file: a test that sleeps is slow on a fast machine and fails on a slow one. Files that enable
 * `mock.timers` have a fake clock and may wait on it as they like. A file that does not parse has none; running it tells why.
 */
export function sleepProblems(source: string, path: string): Problem[] {
  if (/\btimers\.enable\(/.test(source)) return [];
  const comments: Comment[] = [];
  let program: Node;
  try {
    program = parse(source, { ecmaVersion: 'latest', sourceType: 'module', locations: true, onComment: comments });
  } catch {
    return [];
  }
  const excused = new Set(
    comments
      .filter((comment) => EXCUSE.test(comment.value))
      .flatMap((comment) => [comment.loc?.start.line, (comment.loc?.end.line ?? 0) + 1]),
  );
  const problems: Problem[] = [];
  walk(program, [], (node, parents) => {
    const what = sleepAt(node, parents);
    const line = node.loc?.start.line ?? 1;
    if (what !== undefined && !excused.has(line)) problems.push({ path, line, message: `${what}; ${MEND}` });
  });
  return problems;
}

function sleepAt(node: Node, parents: readonly Node[]): string | undefined {
  if (is(node, 'ImportSpecifier')) return importedSleep(node, parents.at(-1));
  if (is(node, 'WhileStatement') || is(node, 'DoWhileStatement')) {
    return node.test !== undefined && mentionsClock(node.test)
      ? 'keeps the thread busy until some time has passed'
      : undefined;
  }
  if (!is(node, 'CallExpression')) return undefined;
  const [first] = node.arguments ?? [];
  const name = nameOf(node.callee);
  if (name === 'promisify' && nameOf(first) === 'setTimeout') return 'makes a sleep of setTimeout';
  if (name === 'Atomics.wait' && first?.type === 'NewExpression')
    return 'sleeps with Atomics.wait on memory that nobody else has';
  if (name !== 'setTimeout' && name !== 'globalThis.setTimeout') return undefined;
  const executor = parents.findLast((one) => isFunction(one));
  const promise = executor === undefined ? undefined : parents[parents.indexOf(executor) - 1];
  if (promise === undefined || !is(promise, 'NewExpression') || nameOf(promise.callee) !== 'Promise') return undefined;
  const resolve = nameOf((executor as Loose).params?.[0]);
  if (resolve === undefined || first === undefined) return undefined;
  const resolves = nameOf(first) === resolve || (isFunction(first) && calls(first, resolve));
  return resolves ? 'sleeps with setTimeout' : undefined;
}

function importedSleep(node: Loose, declaration: Node | undefined): string | undefined {
  const value = (declaration as Loose | undefined)?.source?.value;
  const from = typeof value === 'string' ? value.replace(/^node:/, '') : '';
  const name = nameOf(node.imported);
  if (from !== 'timers/promises' || name === undefined || name === 'setImmediate') return undefined;
  return `sleeps with ${name} of node:timers/promises`;
}

/** A node with the fields that some kinds of it have. */
interface Loose extends Node {
  name?: string;
  callee?: Node;
  arguments?: Node[];
  params?: Node[];
  test?: Node;
  object?: Node;
  property?: Node;
  imported?: Node;
  source?: { value?: unknown };
}

function is(node: Node, type: string): node is Loose {
  return node.type === type;
}

function isFunction(node: Node): boolean {
  return node.type === 'ArrowFunctionExpression' || node.type === 'FunctionExpression';
}

function nameOf(node: Node | undefined): string | undefined {
  if (node === undefined) return undefined;
  const { type, name, object, property } = node as Loose;
  if (type === 'Identifier') return name;
  return type === 'MemberExpression' ? `${nameOf(object) ?? ''}.${nameOf(property) ?? ''}` : undefined;
}

function mentionsClock(node: Node): boolean {
  return found(
    node,
    (one) => is(one, 'CallExpression') && /^(?:Date|performance)\.now$/.test(nameOf(one.callee) ?? ''),
  );
}

function calls(node: Node, name: string): boolean {
  return found(node, (one) => is(one, 'CallExpression') && nameOf(one.callee) === name);
}

function found(node: Node, match: (node: Node) => boolean): boolean {
  let any = false;
  walk(node, [], (one) => (any ||= match(one)));
  return any;
}

function walk(node: Node, parents: readonly Node[], visit: (node: Node, parents: readonly Node[]) => void): void {
  visit(node, parents);
  const inside = [...parents, node];
  for (const value of Object.values(node) as unknown[]) {
    for (const child of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (isNode(child)) walk(child, inside, visit);
    }
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
