/** Finds the references to module-level names that no inner scope declares again. */
import { childrenOf, isFunction, type Node } from './ast.ts';

/** A use of a free name. `shorthand`: `{ name }`, which has to become `{ name: … }`. `call`: it is called directly. */
export interface Reference {
  name: string;
  start: number;
  end: number;
  shorthand: boolean;
  call: boolean;
}

/** Names bound by a pattern. */
export function boundNames(pattern: Node | null): string[] {
  if (pattern === null) return [];
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ObjectPattern':
      return pattern.properties.flatMap((p) => boundNames(p.type === 'RestElement' ? p.argument : (p.value as Node)));
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) => boundNames(element as Node | null));
    case 'RestElement':
      return boundNames(pattern.argument);
    case 'AssignmentPattern':
      return boundNames(pattern.left);
    default:
      return [];
  }
}

/** `let`, `const`, `class` and function declarations directly in a block's statements. */
function lexicalNames(statements: readonly Node[]): string[] {
  return statements.flatMap((statement) => {
    if (statement.type === 'VariableDeclaration' && statement.kind !== 'var') {
      return statement.declarations.flatMap((declaration) => boundNames(declaration.id));
    }
    if (statement.type === 'FunctionDeclaration' || statement.type === 'ClassDeclaration')
      return boundNames(statement.id);
    return [];
  });
}

/** `var` names anywhere in a function's body. */
export function varNames(root: Node): string[] {
  const names: string[] = [];
  const step = (node: Node): void => {
    if (node.type === 'VariableDeclaration' && node.kind === 'var') {
      names.push(...node.declarations.flatMap((declaration) => boundNames(declaration.id)));
    }
    for (const child of childrenOf(node)) if (!isFunction(child)) step(child);
  };
  step(root);
  return names;
}

/** Names a node declares for what is below it. */
function declaredBy(node: Node): string[] {
  if (isFunction(node)) {
    const own = node.type === 'FunctionExpression' ? boundNames(node.id ?? null) : [];
    return [...own, ...node.params.flatMap(boundNames), ...varNames(node.body), 'arguments'];
  }
  switch (node.type) {
    case 'BlockStatement':
    case 'StaticBlock':
      return lexicalNames(node.body);
    case 'SwitchStatement':
      return node.cases.flatMap((one) => lexicalNames(one.consequent));
    case 'ForStatement':
      return node.init ? lexicalNames([node.init]) : [];
    case 'ForInStatement':
    case 'ForOfStatement':
      return lexicalNames([node.left]);
    case 'CatchClause':
      return boundNames(node.param ?? null);
    case 'ClassExpression':
      return boundNames(node.id ?? null);
    default:
      return [];
  }
}

/** Every reference below `root` to one of `names`. */
export function findReferences(root: Node, names: ReadonlySet<string>): Reference[] {
  const found: Reference[] = [];
  const step = (node: Node, parent: Node | undefined, hidden: ReadonlySet<string>): void => {
    const declared = declaredBy(node).filter((name) => names.has(name));
    const here = declared.length === 0 ? hidden : new Set([...hidden, ...declared]);
    if (node.type === 'Identifier') {
      if (names.has(node.name) && !here.has(node.name)) {
        const { name, start, end } = node;
        const shorthand = parent?.type === 'Property' && parent.shorthand;
        const call = parent?.type === 'CallExpression' && parent.callee === node;
        found.push({ name, start, end, shorthand, call });
      }
      return;
    }
    for (const child of childrenOf(node)) {
      if (isName(child, node)) continue;
      step(child, node, here);
    }
  };
  step(root, undefined, new Set());
  return found;
}

/** True for identifiers that are names, not references: `.name`, `{ name: … }`, labels, method names, import/export specifiers. */
function isName(child: Node, parent: Node): boolean {
  switch (parent.type) {
    case 'MemberExpression':
      return child === parent.property && !parent.computed;
    case 'Property':
      return child === parent.key && !parent.computed && !parent.shorthand;
    case 'MethodDefinition':
    case 'PropertyDefinition':
      return child === parent.key && !parent.computed;
    case 'LabeledStatement':
    case 'BreakStatement':
    case 'ContinueStatement':
      return child === parent.label;
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ExportSpecifier':
    case 'MetaProperty':
      return true;
    default:
      return false;
  }
}

/** Names that are assigned to somewhere (`x = …`, `x++`, `for (x of …)`), by name only: a superset is safe. */
export function assignedNames(root: Node): Set<string> {
  const names = new Set<string>();
  const step = (node: Node): void => {
    if (node.type === 'AssignmentExpression') for (const name of boundNames(node.left)) names.add(name);
    else if (node.type === 'UpdateExpression') for (const name of boundNames(node.argument)) names.add(name);
    else if (
      (node.type === 'ForInStatement' || node.type === 'ForOfStatement') &&
      node.left.type !== 'VariableDeclaration'
    ) {
      for (const name of boundNames(node.left)) names.add(name);
    }
    for (const child of childrenOf(node)) step(child);
  };
  step(root);
  return names;
}
