/** What a module's source says of its imports and exports (the spec's Source Text Module Record). */
import type { Program } from 'acorn';
import { suspends, type Node } from './ast.ts';
import { assignedNames, boundNames } from './scope.ts';

export interface ModuleRequest {
  specifier: string;
  attributes: Record<string, string>;
}

export interface ImportEntry {
  /** Index into `requests`. */
  request: number;
  /** `*` for the namespace. */
  imported: string;
  line: number;
  column: number;
  /** Characters of the imported name in the source. */
  length: number;
}

export interface ModuleRecord {
  requests: ModuleRequest[];
  /** By local name. */
  imports: Map<string, ImportEntry>;
  /** Exported name -> local name. */
  localExports: Map<string, string>;
  /** Exported name -> another module's export. */
  indirectExports: Map<string, ImportEntry>;
  /** Requests of `export * from`. */
  starExports: number[];
  /** Local names that change after their declaration: their importers have to read them live. */
  mutable: Set<string>;
  hasTopLevelAwait: boolean;
}

/** Local name of `export default <expression>`. */
export const DEFAULT_LOCAL = '__hp_default';

const nameOf = (node: { type: string; name?: string; value?: unknown }): string =>
  node.type === 'Identifier' ? (node.name ?? '') : String(node.value);

/** Top-level `await` only: function bodies are not looked into. */
function hasTopLevelAwait(program: Program): boolean {
  return program.body.some((statement) => !statement.type.startsWith('Import') && suspends(statement));
}

export function readModule(program: Program): ModuleRecord {
  const record: ModuleRecord = {
    requests: [],
    imports: new Map(),
    localExports: new Map(),
    indirectExports: new Map(),
    starExports: [],
    mutable: assignedNames(program),
    hasTopLevelAwait: hasTopLevelAwait(program),
  };
  const keys = new Map<string, number>();

  const request = (node: {
    source: { value?: unknown };
    attributes?: { key: Node; value: { value?: unknown } }[];
  }): number => {
    const specifier = String(node.source.value);
    const attributes: Record<string, string> = {};
    for (const { key, value } of node.attributes ?? []) attributes[nameOf(key)] = String(value.value);
    const id = JSON.stringify([specifier, attributes]);
    const known = keys.get(id);
    if (known !== undefined) return known;
    keys.set(id, record.requests.length);
    return record.requests.push({ specifier, attributes }) - 1;
  };
  const place = (node: Node) => ({
    line: node.loc?.start.line ?? 1,
    column: node.loc?.start.column ?? 0,
    length: node.end - node.start,
  });

  for (const node of program.body) {
    switch (node.type) {
      case 'ImportDeclaration': {
        const index = request(node);
        for (const specifier of node.specifiers) {
          const imported =
            specifier.type === 'ImportNamespaceSpecifier'
              ? '*'
              : specifier.type === 'ImportDefaultSpecifier'
                ? 'default'
                : nameOf(specifier.imported);
          const name = specifier.type === 'ImportSpecifier' ? specifier.imported : specifier.local;
          record.imports.set(specifier.local.name, { request: index, imported, ...place(name) });
        }
        break;
      }
      case 'ExportAllDeclaration': {
        const index = request(node);
        if (node.exported)
          record.indirectExports.set(nameOf(node.exported), { request: index, imported: '*', ...place(node) });
        else record.starExports.push(index);
        break;
      }
      case 'ExportDefaultDeclaration': {
        const { declaration } = node;
        const named =
          (declaration.type === 'FunctionDeclaration' || declaration.type === 'ClassDeclaration') && declaration.id
            ? declaration.id.name
            : DEFAULT_LOCAL;
        record.localExports.set('default', named);
        break;
      }
      case 'ExportNamedDeclaration': {
        if (node.source) {
          const index = request(node as never);
          for (const specifier of node.specifiers) {
            const entry = { request: index, imported: nameOf(specifier.local), ...place(specifier.local) };
            record.indirectExports.set(nameOf(specifier.exported), entry);
          }
          break;
        }
        for (const specifier of node.specifiers)
          record.localExports.set(nameOf(specifier.exported), nameOf(specifier.local));
        if (!node.declaration) break;
        const names =
          node.declaration.type === 'VariableDeclaration'
            ? node.declaration.declarations.flatMap((declaration) => boundNames(declaration.id))
            : boundNames(node.declaration.id);
        for (const name of names) record.localExports.set(name, name);
        break;
      }
      default:
    }
  }
  // `import { x } from 'm'; export { x }` is an export of m's x.
  for (const [exported, local] of [...record.localExports]) {
    const entry = record.imports.get(local);
    if (entry === undefined || entry.imported === '*') continue;
    record.localExports.delete(exported);
    record.indirectExports.set(exported, entry);
  }
  return record;
}
