/** Runs text in a vm context, or in the thread's own, with a time limit if wanted. */
import { activity } from '../../process/activity.ts';
import { host, now } from '../../process/host-globals.ts';
import { nameComment, rememberPositions } from '../../process/positions.ts';
import type { Rewritten } from '../../transform/compile-commonjs.ts';
import { compileContextified, type ContextifiedScript } from '../../transform/compile-contextified.ts';
import { HELPERS } from '../../transform/compile-module.ts';
import { arrowMessage, attachPlace, type ErrorMarks } from '../modules/syntax-errors.ts';
import { isHiddenGlobal, type Cells, type VmContext } from './vm-context.ts';

/** A text with its place in the file that it is said to come from; offsets from 0. */
export interface VmSource {
  code: string;
  file: string;
  lineOffset: number;
  columnOffset: number;
  /** The rewritten text of the last run. */
  compiled?: { timed: boolean; isHidden: (name: string) => boolean; script: ContextifiedScript };
}

/** `__hp` of compiled code. */
export type Helpers = Record<string, unknown>;

/** Thrown when a time limit of `ms` is over. */
export type TimeoutError = (ms: number) => Error;

/** `timeout` in milliseconds; only loops and functions of the script itself notice it. */
export interface Limit {
  timeout: number | undefined;
  over: TimeoutError;
}

/** How many loop turns and calls pass between two looks at the clock. */
const TICKS = 64;
/** The name keeps these frames out of readers' stacks. */
const OWN = '//# sourceURL=blob:vm';
/** Names that scripts without a context have declared with `let`, `const` and `class`. */
const threadLexicals = new Set<string>();

function createTick({ timeout, over }: Limit): () => void {
  const limit = timeout ?? Infinity;
  const end = now() + limit;
  let left = TICKS;
  return () => {
    if (--left > 0) return;
    left = TICKS;
    if (now() < end) return;
    // From now on each turn throws: a `catch` in the script does not help it.
    left = 0;
    throw over(limit);
  };
}

/** In a context `Promise` may be any object: what it does is not seen by the event loop. */
function noteUntracked({ untracked }: Rewritten, isHidden: unknown): void {
  if (untracked || isHidden === isHiddenGlobal) activity.untracked = true;
}

function compile(source: VmSource, limit: Limit, isHidden: (name: string) => boolean): ContextifiedScript {
  const timed = limit.timeout !== undefined;
  const cached = source.compiled;
  if (cached?.timed === timed && cached.isHidden === isHidden) return cached.script;
  const script = compileContextified(source.code, { timed, isBody: false, isHidden });
  source.compiled = { timed, isHidden, script };
  noteUntracked(script, isHidden);
  return script;
}

/** Text to evaluate, on its own lines of its own file. */
function placed(source: VmSource, text: string, prefix: number, mappings: Rewritten['mappings']): string {
  const lines = Math.max(0, source.lineOffset);
  const positions = { source: source.code, prefix: prefix - source.columnOffset, mappings, firstLine: 1 + lines };
  rememberPositions(source.file, positions);
  return `${'\n'.repeat(lines)}${text}\n${nameComment(source.file)}`;
}

/** Runs a script in `context` and returns its value. */
export function runInContext(context: VmContext, source: VmSource, helpers: Helpers, limit: Limit): unknown {
  const { text, mappings, names } = compile(source, limit, isHiddenGlobal);
  context.declareVars(names.vars);
  context.claim(names.assigned);
  let own: Cells = {};
  Object.assign(helpers, contextHelpers(context), {
    take: () => {
      context.evalTaken();
      return placed(source, text, 0, mappings);
    },
    declare: (functions: Record<string, () => unknown>, cells: Cells, vars: Cells) => {
      own = vars;
      context.declare(functions, cells);
    },
    tick: createTick(limit),
  });
  const run = host.evaluate(`(function(${HELPERS}){with(${HELPERS}.scope)return eval(${HELPERS}.take())})${OWN}`);
  context.allowEval();
  try {
    return (run as (this: object, helpers: Helpers) => unknown).call(context.global, helpers);
  } finally {
    // Strict code keeps its variables to itself: the sandbox gets their values.
    for (const name of Object.keys(own)) context.sandbox[name] = own[name];
  }
}

const contextHelpers = (context: VmContext): Helpers => ({
  scope: context.scope,
  quiet: () => {
    context.quiet();
  },
  loud: (_: undefined, value: unknown) => context.loud(_, value),
});

/**
 * A function of `source` whose free names are those of `context`, below the properties of `extensions`.
 * @throws {SyntaxError}
 */
export function compileInContext(
  context: VmContext | undefined,
  source: VmSource,
  parameters: readonly string[],
  extensions: readonly object[],
  helpers: Helpers,
): unknown {
  const isHidden = context === undefined ? () => false : isHiddenGlobal;
  const script = compileContextified(source.code, { timed: false, isBody: true, isHidden });
  const { text, mappings, names } = script;
  noteUntracked(script, isHidden);
  context?.claim(names.assigned);
  const head = `(function (${parameters.join(',')}) {`;
  Object.assign(
    helpers,
    context === undefined ? { loud: (_: undefined, value: unknown) => value } : contextHelpers(context),
    {
      quiet:
        context === undefined
          ? () => undefined
          : () => {
              context.quiet();
            },
      extensions,
      take: () => {
        context?.evalTaken();
        return placed(source, `${head}${text}\n})`, head.length, mappings);
      },
    },
  );
  const scopes = [
    ...(context === undefined ? [] : [`with(${HELPERS}.scope)`]),
    ...extensions.map((_, index) => `with(${HELPERS}.extensions[${String(index)}])`),
  ];
  const run = host.evaluate(`(function(${HELPERS}){${scopes.join('')}return eval(${HELPERS}.take())})${OWN}`);
  context?.allowEval();
  return (run as (helpers: Helpers) => unknown)(helpers);
}

const nothingHidden = (): boolean => false;

/** Runs a script on the thread's own global object. */
export function runInThread(source: VmSource, helpers: Helpers, limit: Limit): unknown {
  const { text, mappings } = compile(source, limit, nothingHidden);
  Object.assign(helpers, {
    quiet: () => undefined,
    loud: (_: undefined, value: unknown) => value,
    tick: createTick(limit),
    declare: (_functions: unknown, cells: Cells) => {
      declareInThread(cells);
    },
  });
  Object.defineProperty(globalThis, HELPERS, { value: helpers, enumerable: false, configurable: true, writable: true });
  return host.evaluate(placed(source, text, 0, mappings));
}

/** Later scripts see these names; `Object.keys(globalThis)` does not. */
function declareInThread(cells: Cells): void {
  for (const [name, cell] of Object.entries(Object.getOwnPropertyDescriptors(cells))) {
    if (threadLexicals.has(name)) throw new SyntaxError(`Identifier '${name}' has already been declared`);
    threadLexicals.add(name);
    Object.defineProperty(globalThis, name, { ...cell, enumerable: false, configurable: true });
  }
}

/** Puts the line that threw at the head of an error's stack, as Node does with `displayErrors`. */
export function decorateThrown(error: unknown, source: VmSource, marks: ErrorMarks): void {
  if (!(error instanceof Error)) return;
  const { file, code, lineOffset } = source;
  const frame = /^ +at (?:.* \()?(.+):(\d+):(\d+)\)?$/m.exec(error.stack ?? '');
  if (frame?.[1] !== file) return;
  const line = Number(frame[2]) - lineOffset;
  const text = code.split('\n')[line - 1] ?? '';
  const column = Math.min(Number(frame[3]) - 1, text.length);
  const thrown = text.lastIndexOf('throw ', column);
  const place = arrowMessage('', code, line, thrown < 0 ? column : thrown);
  const arrow = `${file}:${String(line + lineOffset)}${place.slice(`:${String(line)}`.length)}`;
  attachPlace(error, arrow, { marks, isBody: false, inStack: true });
}
