import { parse, type CallExpression, type Node } from 'acorn';

/** A test as written in a test file. `line` and `column` (from 1) are where `node:test` says it is: the call. */
export interface DeclaredTest {
  taskId: string;
  name: string;
  line: number;
  column: number;
  code: string;
}

/**
 * Finds `it` and `test` calls with literal names in a test file, in order, without running it. Tests made in a loop have no
 * literal name and are found when they run, by {@link codeAt}. A file that does not parse has none: running it tells why.
 */
export function declaredTests(source: string): DeclaredTest[] {
  const found: DeclaredTest[] = [];
  visit(parseModule(source), [], (call, groups, name) => {
    const start = call.loc?.start;
    if (name === undefined || start === undefined) return;
    const path = [...groups, name];
    found.push({
      taskId: path.length > 1 ? (path[0] ?? '') : '',
      name: path.slice(path.length > 1 ? 1 : 0).join(' > '),
      line: start.line,
      column: start.column + 1,
      code: dedent(source, call),
    });
  });
  return found;
}

/** Source of the `it` or `test` call at a place, undefined when there is none. */
export function codeAt(source: string, line: number, column: number): string | undefined {
  let code: string | undefined;
  visit(parseModule(source), [], (call) => {
    const start = call.loc?.start;
    if (start?.line === line && start.column + 1 === column) code = dedent(source, call);
  });
  return code;
}

function parseModule(source: string): Node | undefined {
  try {
    return parse(source, { ecmaVersion: 'latest', sourceType: 'module', locations: true });
  } catch {
    return undefined;
  }
}

function visit(
  node: Node | undefined,
  groups: readonly string[],
  onTest: (call: CallExpression, groups: readonly string[], name: string | undefined) => void,
): void {
  if (node === undefined) return;
  let inside = groups;
  if (isCall(node)) {
    const callee = calleeName(node);
    const name = literal(node.arguments[0]);
    if (callee === 'it' || callee === 'test') onTest(node, groups, name);
    if ((callee === 'describe' || callee === 'suite') && name !== undefined) inside = [...groups, name];
  }
  for (const value of Object.values(node) as unknown[]) {
    for (const child of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (isNode(child)) visit(child, inside, onTest);
    }
  }
}

/** `it(…)`, `it.skip(…)`: the first name. */
function calleeName(call: CallExpression): string | undefined {
  const callee = call.callee.type === 'MemberExpression' ? call.callee.object : call.callee;
  return callee.type === 'Identifier' ? callee.name : undefined;
}

function literal(node: Node | undefined): string | undefined {
  if (node?.type === 'Literal' && 'value' in node && typeof node.value === 'string') return node.value;
  return undefined;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function isCall(node: Node): node is CallExpression {
  return node.type === 'CallExpression';
}

/** The call's text, with the indentation of its first line taken from all lines. */
function dedent(source: string, node: Node): string {
  const lineStart = source.lastIndexOf('\n', node.start) + 1;
  const indent = /^[ \t]*/.exec(source.slice(lineStart, node.start))?.[0] ?? '';
  return source
    .slice(node.start, node.end)
    .split('\n')
    .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line))
    .join('\n');
}
