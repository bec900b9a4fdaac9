import type { ProcessContext } from '../process/context.ts';
import { host } from '../process/host-globals.ts';
import { rememberPositions } from '../process/positions.ts';
import { hasModuleSyntax, rewriteFunctionBody, rewriteScript } from '../transform/compile-commonjs.ts';
import { HELPERS } from '../transform/compile-module.ts';
import { createHelpers, type ModuleHooks } from './module-wrap.ts';
import { unavailable } from './runtime.ts';
import { arrowMessage } from './syntax-errors.ts';
import { failureOf, parseCommonJS, parseModule } from '../transform/ast.ts';

const CJS_PARAMETERS = ['exports', 'require', 'module', '__filename', '__dirname'];

/** `internalBinding('contextify')`: compiling readers' code. Real vm contexts do not exist here and say so. */
export function createContextifyBinding(context: ProcessContext, hooks: ModuleHooks): Record<string, unknown> {
  const defaultId = context.symbols.perIsolate['vm_dynamic_import_default_internal'] as symbol;
  const arrow = context.symbols.private['arrow_message_private_symbol'] as symbol;
  const hostOption = context.symbols.private['host_defined_option_symbol'] as symbol;

  const sourceMapOf = (code: string): string | undefined => /\/\/[#@] sourceMappingURL=(\S+)\s*$/.exec(code)?.[1];

  /** V8's error with the arrow message Node prints above it. */
  function decorate(error: unknown, code: string, filename: string): unknown {
    if (!(error instanceof SyntaxError)) return error;
    try {
      parseCommonJS(code);
    } catch (cause) {
      const failure = failureOf(cause);
      if (failure !== undefined) {
        (error as unknown as Record<symbol, string>)[arrow] = arrowMessage(
          filename,
          code,
          failure.line,
          failure.column,
        );
      }
    }
    return error;
  }

  function compile(
    code: string,
    filename: string,
    parameters: readonly string[],
    id: symbol,
  ): (...args: unknown[]) => unknown {
    const body = rewriteFunctionBody(code);
    const head = `(function(${HELPERS}){return function (${parameters.join(',')}) {`;
    const text = `${head}${body.text}\n}})\n//# sourceURL=${filename}`;
    rememberPositions(filename, head.length, body.mappings);
    try {
      const factory = host.evaluate(text) as (helpers: unknown) => (...args: unknown[]) => unknown;
      return factory(createHelpers(hooks, id, filename));
    } catch (error) {
      throw decorate(error, code, filename);
    }
  }

  class ContextifyScript {
    cachedDataRejected: boolean | undefined;
    sourceMapURL: string | undefined;
    sourceURL: string | undefined;
    readonly #code: string;
    readonly #filename: string;
    readonly #id: symbol;

    constructor(code: string, filename: string, ...rest: unknown[]) {
      this.#code = code;
      this.#filename = filename;
      const id = rest.find((value) => typeof value === 'symbol');
      this.#id = id ?? Symbol(filename);
      (this as unknown as Record<symbol, unknown>)[hostOption] = this.#id;
      this.sourceMapURL = sourceMapOf(code);
      try {
        // Compiles without running.
        host.evaluate(`(function(){${/^#!/.test(code) ? `//${code.slice(2)}` : code}\n})`);
      } catch (error) {
        throw decorate(error, code, filename);
      }
    }

    runInContext(contextifiedObject: object | null): unknown {
      if (contextifiedObject !== null) throw unavailable('vm contexts');
      const scope = globalThis as unknown as Record<string, unknown>;
      scope[HELPERS] = createHelpers(hooks, this.#id, this.#filename);
      Object.defineProperty(globalThis, HELPERS, { enumerable: false });
      const { text, mappings } = rewriteScript(this.#code);
      rememberPositions(this.#filename, 0, mappings);
      return host.evaluate(`${text}\n//# sourceURL=${this.#filename}`);
    }

    createCachedData(): Uint8Array {
      return new Uint8Array(0);
    }
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
      filename: string,
      _line: number,
      _column: number,
      _cachedData: unknown,
      _produce: boolean,
      parsingContext: object | undefined,
      _extensions: unknown,
      parameters: string[] | undefined,
      id: symbol | undefined,
    ) => {
      if (parsingContext !== undefined) throw unavailable('vm contexts');
      return {
        function: compile(code, filename, parameters ?? [], id ?? Symbol(filename)),
        sourceMapURL: sourceMapOf(code),
        sourceURL: undefined,
      };
    },
    containsModuleSyntax: (code: string) => hasModuleSyntax(code, parseModule),
    makeContext: () => {
      throw unavailable('vm contexts');
    },
    startSigintWatchdog: () => undefined,
    stopSigintWatchdog: () => false,
    watchdogHasPendingSigint: () => false,
    measureMemory: () => {
      throw unavailable('vm.measureMemory()');
    },
    shouldRetryAsESM: () => false,
  };
}
