/**
 * Module source -> one generator function, on the same lines:
 *   (function* (__hp, __hp_m0, …) { "use strict"; __hp.exports({ name: () => name }); yield; const imported = __hp_m0.x; … body … })
 * The first `next()` runs at instantiation: exports are readable from then on (functions are hoisted, the rest is in its
 * temporal dead zone). The second runs the body. With top-level await it is an async generator.
 */
import type { Program } from 'acorn';
import MagicString from 'magic-string';
import { walk, type Node } from './ast.ts';
import { instrumentAwaits } from './async-context.ts';
import { DEFAULT_LOCAL, type ModuleRecord } from './module-record.ts';
import { instrumentPromises } from './promises.ts';
import { findReferences } from './scope.ts';

export const HELPERS = '__hp';
/** Parameter that holds the namespace of request number `index`. */
export const namespaceParameter = (index: number): string => `__hp_m${String(index)}`;

const property = (name: string): string =>
  /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;

/** Text to evaluate; `prefix` characters stand before the reader's first line. */
export interface CompiledModule {
  text: string;
  prefix: number;
  /** True when its promises cannot be followed, see promises.ts. */
  untracked: boolean;
  mappings: () => readonly (readonly (readonly number[])[])[];
}

/**
 * @param liveImports Local names that must be read through the namespace each time: the other module is in a cycle with
 *   this one, or its export changes. All others become constants.
 */
export function compileModule(
  source: string,
  program: Program,
  record: ModuleRecord,
  liveImports: ReadonlySet<string>,
): CompiledModule {
  const code = new MagicString(source);
  const after: string[] = [];

  if (source.startsWith('#!')) code.overwrite(0, 2, '//');
  renameLiveImports(program, record, liveImports, code);
  rewriteDynamicImports(program, code);
  for (const node of program.body as Node[]) rewriteDeclaration(node, code, source);
  const untracked = instrumentPromises(program, code, source, HELPERS);
  instrumentAwaits(program, code, HELPERS, true);

  const getters = [...record.localExports].map(([name, local]) => `${JSON.stringify(name)}:()=>${reference(local)}`);
  function reference(local: string): string {
    const entry = record.imports.get(local);
    return entry === undefined ? local : `${HELPERS}.namespace(${String(entry.request)})`;
  }
  for (const [local, entry] of record.imports) {
    if (liveImports.has(local)) continue;
    const namespace = namespaceParameter(entry.request);
    after.push(
      `const ${local}=${entry.imported === '*' ? `${HELPERS}.namespace(${String(entry.request)})` : `${namespace}${property(entry.imported)}`};`,
    );
  }
  const parameters = [HELPERS, ...record.requests.map((_, index) => namespaceParameter(index))].join(',');
  const head =
    `(${record.hasTopLevelAwait ? 'async ' : ''}function*(${parameters}){"use strict";` +
    `${HELPERS}.exports({${getters.join(',')}});${nameOfDefault(program)}yield;${after.join('')}`;
  return {
    text: `${head}${code.toString()}\n})`,
    prefix: head.length,
    untracked,
    mappings: () => code.generateDecodedMap({ hires: true }).mappings,
  };
}

/** `export default function () {}` is called "default"; as a declaration it needs another name. */
function nameOfDefault(program: Program): string {
  const isAnonymous = program.body.some(
    (node) =>
      node.type === 'ExportDefaultDeclaration' &&
      node.declaration.type === 'FunctionDeclaration' &&
      (node.declaration.id as unknown) === null,
  );
  return isAnonymous ? `Object.defineProperty(${DEFAULT_LOCAL},"name",{value:"default",configurable:true});` : '';
}

function renameLiveImports(
  program: Program,
  record: ModuleRecord,
  liveImports: ReadonlySet<string>,
  code: MagicString,
): void {
  for (const { name, start, end, shorthand, call } of findReferences(program, liveImports)) {
    const entry = record.imports.get(name);
    if (entry === undefined) continue;
    const namespace = namespaceParameter(entry.request);
    const value = entry.imported === '*' ? namespace : `${namespace}${property(entry.imported)}`;
    // V8 places such a call at its parenthesis; together with it, it is placed at the name.
    const opens = call && code.original[end] === '(';
    const text = call ? `(0,${value})${opens ? '(' : ''}` : value;
    code.overwrite(start, opens ? end + 1 : end, shorthand ? `${name}:${text}` : text);
  }
}

/** `import(x)` -> `__hp.import(x)`, `import.meta` -> `__hp.meta`. Also used for CommonJS. */
export function rewriteDynamicImports(program: Program, code: MagicString): void {
  walk(program, (node) => {
    if (node.type === 'ImportExpression') code.overwrite(node.start, node.start + 'import'.length, `${HELPERS}.import`);
    else if (node.type === 'MetaProperty' && node.meta.name === 'import')
      code.overwrite(node.start, node.end, `${HELPERS}.meta`);
    return undefined;
  });
}

/** Blanks text but keeps its line breaks. */
function blank(code: MagicString, source: string, start: number, end: number): void {
  if (end > start) code.overwrite(start, end, source.slice(start, end).replace(/[^\n]+/g, '') || ' ');
}

function rewriteDeclaration(node: Node, code: MagicString, source: string): void {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
      code.update(node.start, node.end, source.slice(node.start, node.end).replace(/[^\n]+/g, '') + ';');
      break;
    case 'ExportNamedDeclaration':
      if (node.declaration) blank(code, source, node.start, node.declaration.start);
      else code.update(node.start, node.end, source.slice(node.start, node.end).replace(/[^\n]+/g, '') + ';');
      break;
    case 'ExportDefaultDeclaration': {
      const { declaration } = node;
      const isDeclaration = declaration.type === 'FunctionDeclaration' || declaration.type === 'ClassDeclaration';
      if (isDeclaration && declaration.id) {
        blank(code, source, node.start, declaration.start);
      } else if (declaration.type === 'FunctionDeclaration') {
        // Stays a declaration, because it is hoisted; only its name differs ("default" in the spec).
        blank(code, source, node.start, declaration.start);
        const parenthesis = source.indexOf('(', declaration.start);
        code.appendLeft(parenthesis, ` ${DEFAULT_LOCAL}`);
      } else {
        // An anonymous class or arrow function gets its name from the property: "default".
        code.overwrite(node.start, declaration.start, `const ${DEFAULT_LOCAL}=({default:`);
        code.appendRight(declaration.end, '}).default;');
      }
      break;
    }
    default:
  }
}
