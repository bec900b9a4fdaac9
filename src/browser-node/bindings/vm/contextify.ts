import { activity } from '../../process/activity.ts';
import type { ProcessContext } from '../../process/context.ts';
import { host } from '../../process/host-globals.ts';
import { nameComment, rememberPositions } from '../../process/positions.ts';
import { parseModule } from '../../transform/ast.ts';
import { hasModuleSyntax, rewriteFunctionBody } from '../../transform/compile-commonjs.ts';
import { HELPERS } from '../../transform/compile-module.ts';
import { codedError } from '../fs/fs-modules.ts';
import { createHelpers, type ModuleHooks } from '../modules/module-wrap.ts';
import { unavailable } from '../runtime.ts';
import { assertScript, placeSyntaxError } from '../modules/syntax-errors.ts';
import { VmContext } from './vm-context.ts';
import { compileInContext, decorateThrown, runInContext, runInThread, type VmSource } from './vm-run.ts';

const CJS_PARAMETERS = ['exports', 'require', 'module', '__filename', '__dirname'];

/** `internalBinding('contextify')`: compiling readers' code, in the thread's own global scope or in vm contexts. */
export function createContextifyBinding(context: ProcessContext, hooks: ModuleHooks): Record<string, unknown> {
  const defaultId = context.symbols.perIsolate['vm_dynamic_import_default_internal'] as symbol;
  const marks = {
    arrow: context.symbols.private['arrow_message_private_symbol'] as symbol,
    decorated: context.symbols.private['decorated_private_symbol'] as symbol,
  };
  const contextMark = context.symbols.private['contextify_context_private_symbol'] as symbol;
  const hostOption = context.symbols.private['host_defined_option_symbol'] as symbol;

  const timeoutError = (ms: number): Error =>
    codedError(Error, 'ERR_SCRIPT_EXECUTION_TIMEOUT', `Script execution timed out after ${String(ms)}ms`);

  const sourceMapOf = (code: string): string | undefined => /\/\/[#@] sourceMappingURL=(\S+)\s*$/.exec(code)?.[1];

  function compile(
    code: string,
    filename: string,
    parameters: readonly string[],
    id: symbol,
  ): (...args: unknown[]) => unknown {
    const body = rewriteFunctionBody(code);
    if (body.untracked) activity.untracked = true;
    const head = `(function(${HELPERS}){return function (${parameters.join(',')}) {`;
    const text = `${head}${body.text}\n}})\n${nameComment(filename)}`;
    rememberPositions(filename, { source: code, prefix: head.length, mappings: body.mappings, firstLine: 1 });
    try {
      const factory = host.evaluate(text) as (helpers: unknown) => (...args: unknown[]) => unknown;
      return factory(createHelpers(hooks, id, filename));
    } catch (error) {
      throw placeSyntaxError(error, filename, code, { marks, isBody: true, parameters });
    }
  }

  class ContextifyScript {
    cachedDataRejected: boolean | undefined;
    sourceMapURL: string | undefined;
    sourceURL: string | undefined;
    readonly #source: VmSource;
    readonly #id: symbol;

    constructor(code: string, file: string, line = 0, column = 0, ...rest: unknown[]) {
      this.#source = { code, file, lineOffset: line, columnOffset: column };
      const id = rest.find((value) => typeof value === 'symbol');
      this.#id = id ?? Symbol(file);
      (this as unknown as Record<symbol, unknown>)[hostOption] = this.#id;
      this.sourceMapURL = sourceMapOf(code);
      if (rest[0] !== undefined) this.cachedDataRejected = true;
      assertScript(code, file, marks, line);
    }

    runInContext(
      contextifiedObject: object | null,
      timeout = -1,
      displayErrors = true,
      _breakOnSigint = false,
      _breakOnFirstLine = false,
    ): unknown {
      const limit = { timeout: timeout < 0 ? undefined : timeout, over: timeoutError };
      const source = this.#source;
      const helpers = createHelpers(hooks, this.#id, source.file);
      try {
        if (contextifiedObject === null) return runInThread(source, helpers, limit);
        return runInContext(contextOf(contextifiedObject), source, helpers, limit);
      } catch (error) {
        if (displayErrors) decorateThrown(error, source, marks);
        throw error;
      }
    }

    createCachedData(): Uint8Array {
      const { Buffer } = context.requireBuiltin('buffer') as { Buffer: { alloc(size: number): Uint8Array } };
      return Buffer.alloc(0);
    }
  }

  const contextOf = (object: object): VmContext => (object as Record<symbol, unknown>)[contextMark] as VmContext;

  function makeContext(
    target: object | symbol,
    _name: string,
    _origin: string | undefined,
    strings: boolean,
    _wasm: boolean,
    ownMicrotasks: boolean,
    hostId: unknown,
  ): object {
    if (ownMicrotasks) throw unavailable("vm contexts with microtaskMode 'afterEvaluate'");
    const isPlain = typeof target === 'symbol';
    const sandbox = isPlain ? {} : target;
    const made = new VmContext(sandbox, { strings }, isPlain);
    Object.assign(sandbox, { [contextMark]: made, [hostOption]: hostId });
    return sandbox;
  }

  return {
    ...context.facts.bindings['contextify'],
    ContextifyScript,
    compileFunctionForCJSLoader: (code: string, filename: string, _isSea: boolean, shouldDetectModule: boolean) => {
      const result = {
        cachedDataRejected: false,
        sourceMapURL: sourceMapOf(code),
        sourceURL: undefined,
        canParseAsESM: false,
        function: undefined as unknown,
      };
      if (hasModuleSyntax(code, parseModule)) {
        result.canParseAsESM = true;
        if (shouldDetectModule) return result;
      }
      result.function = compile(code, filename, CJS_PARAMETERS, defaultId);
      return result;
    },
    compileFunction: (
      code: string,
      file: string,
      lineOffset: number,
      columnOffset: number,
      _cachedData: unknown,
      _produce: boolean,
      parsingContext: object | undefined,
      extensions: object[] | undefined,
      parameters: string[] | undefined,
      id: symbol | undefined,
    ) => {
      const hostId = id ?? Symbol(file);
      const scope = parsingContext === undefined ? undefined : contextOf(parsingContext);
      const source = { code, file, lineOffset, columnOffset };
      const helpers = createHelpers(hooks, hostId, file);
      try {
        const made = compileInContext(scope, source, parameters ?? [], extensions ?? [], helpers) as object;
        (made as Record<symbol, unknown>)[hostOption] = hostId;
        return { function: made, sourceMapURL: sourceMapOf(code), sourceURL: undefined };
      } catch (error) {
        throw placeSyntaxError(error, file, code, {
          ...{ marks, isBody: true, parameters: parameters ?? [], lineOffset, inStack: true },
        });
      }
    },
    containsModuleSyntax: (code: string) => hasModuleSyntax(code, parseModule),
    makeContext,
    startSigintWatchdog: () => undefined,
    stopSigintWatchdog: () => false,
    watchdogHasPendingSigint: () => false,
    measureMemory: () => {
      throw unavailable('vm.measureMemory()');
    },
    shouldRetryAsESM: () => false,
  };
}
