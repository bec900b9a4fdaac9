/**
 * Starts Node's own JavaScript in this Worker, in the order of `node::Realm::RunBootstrapping` and `LoadEnvironment`:
 * per-context scripts, internal/bootstrap/realm, node, web/*, switches/*, then internal/main/*.
 */
import { codedError } from '../bindings/fs/fs-modules.ts';
import { HELPERS } from '../transform/compile-module.ts';
import type { ProcessContext } from './context.ts';
import { host } from './host-globals.ts';
import { overrides } from './overrides.ts';
import { rememberPositions } from './positions.ts';
import { promiseHelpers } from './promise-tracking.ts';

type AnyFunction = (...args: unknown[]) => unknown;
type Require = (id: string) => Record<string, unknown>;

export interface Realm {
  /** For the binding set: `internalBinding('builtins')`. */
  builtins: Record<string, unknown>;
  /** Runs the bootstrap scripts. After it, `require` answers. */
  bootstrap(internalBinding: (name: string) => Record<string, unknown>): void;
  /** Runs `internal/main/<name>`. */
  runMain(name: string): void;
  require: Require;
}

/** The code is the one by which libraries find out what a Node has. */
const absent = (id: string): Error =>
  codedError(Error, 'ERR_UNKNOWN_BUILTIN_MODULE', `No such built-in module in the in-page Node.js: ${id}`);

export function createRealm(context: ProcessContext): Realm {
  const { library, facts } = context;
  const primordials: Record<string, unknown> = {};
  let internalBinding: AnyFunction | undefined;
  let requireBuiltin: Require = () => {
    throw new Error('the realm has not been bootstrapped');
  };

  function compile(id: string, parameters: readonly string[]): AnyFunction {
    const source = library.source(id);
    if (source === undefined) throw absent(id);
    // In parentheses V8 compiles a function at once; otherwise it would read it twice.
    const head = `(function(${HELPERS}){return (function (${parameters.join(', ')}) {`;
    const text = `${head}${source}
})})
//# sourceURL=node:${id}`;
    rememberPositions(`node:${id}`, { source, prefix: head.length, mappings: undefined, firstLine: 1 });
    return (host.evaluate(text) as (helpers: unknown) => AnyFunction)(promiseHelpers);
  }

  const MODULE = ['exports', 'require', 'module', 'process', 'internalBinding', 'primordials'];
  // Node's public modules are all named, also those that the engine has not: asking for one says so.
  const publicIds = facts.builtinModules.map((id) => id.replace(/^node:/, ''));
  const builtinIds = [...new Set([...library.ids, ...Object.keys(overrides), ...publicIds])]
    .filter((id) => !/^internal\/(?:per_context|bootstrap|main)\//.test(id))
    .sort();

  const builtins = {
    builtinIds,
    builtinCategories: { canBeRequired: builtinIds, cannotBeRequired: [] },
    get natives() {
      return library.core;
    },
    config: JSON.stringify(facts.config),
    hasCachedBuiltins: () => true,
    getCacheUsage: () => ({ compiledWithCache: [], compiledWithoutCache: builtinIds, compiledInSnapshot: [] }),
    compileFunction: (id: string): AnyFunction => (overrides[id] as AnyFunction | undefined) ?? compile(id, MODULE),
    setInternalLoaders: (binding: AnyFunction, require: Require) => {
      internalBinding = binding;
      requireBuiltin = require;
    },
    importBuiltinSourceTextModule: () => undefined,
  };

  function run(id: string): void {
    const script = compile(id, ['process', 'require', 'internalBinding', 'primordials']);
    script(context.process, requireBuiltin, internalBinding, primordials);
  }

  return {
    builtins,
    require: (id) => requireBuiltin(id),
    runMain: (name) => {
      run(`internal/main/${name}`);
    },
    bootstrap: (getInternalBinding) => {
      const { private: privateSymbols, perIsolate } = context.symbols;
      const perContext: Record<string, unknown> = {};
      for (const id of ['primordials', 'domexception', 'messageport']) {
        const script = compile(`internal/per_context/${id}`, [
          'exports',
          'primordials',
          'privateSymbols',
          'perIsolateSymbols',
        ]);
        script(perContext, primordials, privateSymbols, perIsolate);
      }
      const messaging = getInternalBinding('messaging');
      messaging['DOMException'] = perContext['DOMException'];
      (messaging['setEmitMessage'] as AnyFunction)(perContext['emitMessage']);

      const realm = compile('internal/bootstrap/realm', [
        'process',
        'getLinkedBinding',
        'getInternalBinding',
        'primordials',
      ]);
      realm(
        context.process,
        (name: string) => {
          throw new Error(`No such binding: ${name}`);
        },
        getInternalBinding,
        primordials,
      );
      const isMain = !context.isThread;
      run('internal/bootstrap/node');
      run('internal/bootstrap/web/exposed-wildcard');
      run('internal/bootstrap/web/exposed-window-or-worker');
      run(`internal/bootstrap/switches/${isMain ? 'is_main_thread' : 'is_not_main_thread'}`);
      run(`internal/bootstrap/switches/${isMain ? 'does_own_process_state' : 'does_not_own_process_state'}`);
    },
  };
}
