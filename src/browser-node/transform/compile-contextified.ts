/**
 * A script for a vm context. It is evaluated below `with (scope)`, so that names resolve to the sandbox; what `with` alone does
 * not do is written into the text, on the same lines:
 *   - a prefix hands the script's functions and its `let`, `const` and `class` names to the context (`__hp.declare`);
 *   - `typeof name` of a name that must look absent does not throw (`__hp.quiet`);
 *   - with a time limit, loops and functions ask whether it is over (`__hp.tick`).
 */
import type { Program } from 'acorn';
import MagicString from 'magic-string';
import { isFunction, parseCommonJS, parseScript, walk, type Node } from './ast.ts';
import { instrumentAwaits } from './async-context.ts';
import { instrumentPromises } from './promises.ts';
import type { Rewritten } from './compile-commonjs.ts';
import { HELPERS, rewriteDynamicImports } from './compile-module.ts';
import { assignedNames, boundNames, varNames } from './scope.ts';

/** What a script declares at its top, and the names it assigns anywhere. */
export interface ScriptNames {
  strict: boolean;
  vars: readonly string[];
  functions: readonly string[];
  lexicals: readonly string[];
  assigned: ReadonlySet<string>;
}

export interface ContextifiedScript extends Rewritten {
  names: ScriptNames;
}

export interface ContextifyOptions {
  /** Ask for the time in loops and functions. */
  timed: boolean;
  /** The text is a function's body: its declarations are its own, and `return` is allowed. */
  isBody: boolean;
  /** Names that exist outside, and must not be seen inside. */
  isHidden: (name: string) => boolean;
}

const NO_NAMES: ScriptNames = { strict: false, vars: [], functions: [], lexicals: [], assigned: new Set() };
const LOOPS = new Set(['ForStatement', 'ForInStatement', 'ForOfStatement', 'WhileStatement', 'DoWhileStatement']);

/** Rewrites `source`; text that does not parse comes back as it is (evaluating it gives V8's own error). */
export function compileContextified(source: string, options: ContextifyOptions): ContextifiedScript {
  const text = source.startsWith('#!') ? `//${source.slice(2)}` : source;
  let program: Program;
  try {
    program = options.isBody ? parseCommonJS(text) : parseScript(text);
  } catch {
    return { text, mappings: undefined, names: NO_NAMES, untracked: false };
  }
  const code = new MagicString(text);
  const names = options.isBody ? { ...NO_NAMES, assigned: assignedNames(program) } : namesOf(program);
  rewriteDynamicImports(program, code);
  const untracked = instrumentPromises(program, code, text, HELPERS);
  instrumentAwaits(program, code, HELPERS);
  quietTypeofs(program, code, (name) => options.isHidden(name) || names.assigned.has(name));
  if (options.timed) addTicks(program, code);
  const head = options.isBody ? '' : prefixOf(names);
  // Behind the directives, which would be none any more.
  if (head !== '') code.prependLeft(directives(program).at(-1)?.end ?? 0, head);
  return {
    text: code.toString(),
    mappings: () => code.generateDecodedMap({ hires: true }).mappings,
    names,
    untracked,
  };
}

const directives = (program: Program): Node[] => (program.body as Node[]).filter((node) => 'directive' in node);

/** Names at the top of a script. */
function namesOf(program: Program): ScriptNames {
  const functions: string[] = [];
  const lexicals: string[] = [];
  for (const node of program.body as Node[]) {
    if (node.type === 'FunctionDeclaration') functions.push(...boundNames(node.id));
    else if (node.type === 'ClassDeclaration') lexicals.push(...boundNames(node.id));
    else if (node.type === 'VariableDeclaration' && node.kind !== 'var')
      lexicals.push(...node.declarations.flatMap((one) => boundNames(one.id)));
  }
  const strict = directives(program).some((node) => 'directive' in node && node.directive === 'use strict');
  return { strict, vars: varNames(program), functions, lexicals, assigned: assignedNames(program) };
}

/** A declaration, not an expression: a script's value is that of its last expression. */
function prefixOf({ strict, vars, functions, lexicals }: ScriptNames): string {
  const cell = (name: string): string => `get ${name}(){return ${name}},set ${name}(v){${name}=v}`;
  const own = strict ? vars : [];
  if (functions.length + lexicals.length + own.length === 0) return '';
  const getters = functions.map((name) => `${name}:()=>${name}`);
  return `;var __hp_v=${HELPERS}.declare({${getters.join(',')}},{${lexicals.map(cell).join(',')}},{${own.map(cell).join(',')}});`;
}

function quietTypeofs(program: Program, code: MagicString, isQuiet: (name: string) => boolean): void {
  walk(program, (node) => {
    if (node.type === 'UnaryExpression' && node.operator === 'typeof' && node.argument.type === 'Identifier') {
      if (isQuiet(node.argument.name)) {
        code.prependLeft(node.start, `${HELPERS}.loud(${HELPERS}.quiet(),`);
        code.prependRight(node.end, ')');
      }
    }
    return undefined;
  });
}

function addTicks(program: Program, code: MagicString): void {
  const tick = `${HELPERS}.tick();`;
  walk(program, (node) => {
    if (!isFunction(node) && !LOOPS.has(node.type)) return undefined;
    const { body } = node as { body: Node };
    if (body.type === 'BlockStatement') code.appendRight(body.start + 1, tick);
    else if (isFunction(node)) {
      code.prependLeft(body.start, `(${HELPERS}.tick(),`);
      code.appendRight(body.end, ')');
    } else {
      code.prependLeft(body.start, `{${tick}`);
      code.appendRight(body.end, '}');
    }
    return undefined;
  });
}
