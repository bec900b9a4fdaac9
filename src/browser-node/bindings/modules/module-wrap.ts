import type { Program } from 'acorn';
import { activity } from '../../process/activity.ts';
import type { ProcessContext } from '../../process/context.ts';
import { frameForAwait } from '../../process/async-context.ts';
import { host } from '../../process/host-globals.ts';
import { nameComment, rememberPositions } from '../../process/positions.ts';
import { parseModule } from '../../transform/ast.ts';
import { compileModule } from '../../transform/compile-module.ts';
import { readModule, type ModuleRecord } from '../../transform/module-record.ts';
import { evaluateModule, Status, type AwaitPlace, type EvaluableModule } from './module-evaluate.ts';
import { cyclePartners, graphOf } from './module-graph.ts';
import {
  createHelpers,
  EVALUATION_PHASE,
  type DynamicImport,
  type ImportMetaInitializer,
  type ModuleHooks,
} from './module-hooks.ts';
import { checkImports, exportNames, resolveExport, type ResolvableModule } from './module-resolve.ts';
import { Namespace } from './module-namespace.ts';
import { syntaxError } from './syntax-errors.ts';

interface Request {
  specifier: string;
  attributes: Record<string, string>;
  phase: number;
}

export { createHelpers, type ModuleHooks };

let context: ProcessContext;
let hooks: ModuleHooks;

/** Node's ModuleWrap: a source text module, or a synthetic one whose exports a callback sets. */
class ModuleWrap implements EvaluableModule, ResolvableModule {
  readonly url: string;
  sourceMapURL: string | undefined;
  sourceURL: string | undefined;
  status: number = Status.unlinked;
  error: unknown;
  dependencies: readonly ModuleWrap[] = [];
  evaluation: EvaluableModule['evaluation'];
  readonly record: ModuleRecord | undefined;
  readonly #program: Program | undefined;
  readonly source: string = '';
  readonly #hostId: symbol;
  readonly syntheticNames: readonly string[] = [];
  readonly #syntheticSteps: ((this: ModuleWrap) => void) | undefined;
  readonly #namespace = new Namespace();
  /** Local export cells, readable from instantiation on. */
  #cells: Record<string, () => unknown> = {};
  #body: Generator<undefined, void> | AsyncGenerator<undefined, void> | undefined;
  #namespaceNames: string[] | undefined;
  /** Offset of the top-level await that was begun last. */
  #waitsAt = 0;

  constructor(
    url: string,
    _context: unknown,
    source: string | string[],
    third: unknown,
    _column?: unknown,
    hostId?: unknown,
  ) {
    this.url = url;
    if (Array.isArray(source)) {
      this.#hostId = Symbol(url);
      this.syntheticNames = source;
      this.#syntheticSteps = third as (this: ModuleWrap) => void;
      for (const name of source) this.#namespace.defineValue(name, undefined);
      return;
    }
    this.#hostId = typeof hostId === 'symbol' ? hostId : Symbol(url);
    (this as unknown as Record<symbol, unknown>)[context.symbols.private['host_defined_option_symbol'] as symbol] =
      this.#hostId;
    this.source = source;
    this.sourceMapURL = /\/\/[#@] sourceMappingURL=(\S+)\s*$/.exec(source)?.[1];
    try {
      this.#program = parseModule(source);
    } catch (error) {
      throw syntaxError(error, url, source, context.symbols.private['arrow_message_private_symbol'] as symbol);
    }
    this.record = readModule(this.#program);
  }

  get hasTopLevelAwait(): boolean {
    return this.record?.hasTopLevelAwait ?? false;
  }

  get hasAsyncGraph(): boolean {
    return graphOf<ModuleWrap>(this).some((module) => module.hasTopLevelAwait);
  }

  getModuleRequests(): Request[] {
    const requests = this.record?.requests ?? [];
    return requests.map(({ specifier, attributes }) =>
      Object.freeze({
        specifier,
        attributes: Object.freeze(Object.assign(Object.create(null) as Record<string, string>, attributes)),
        phase: EVALUATION_PHASE,
      }),
    );
  }

  link(modules: ModuleWrap[]): void {
    this.dependencies = modules;
  }

  /** Links the graph: every import is resolved, every body compiled and run to its first `yield`. */
  instantiate(): void {
    const graph = graphOf<ModuleWrap>(this).filter((module) => module.status === Status.unlinked);
    const arrow = context.symbols.private['arrow_message_private_symbol'] as symbol;
    for (const module of graph) checkImports(module, arrow);
    for (const module of graph) module.#compile(cyclePartners(module));
    for (const module of graph) module.#fillNamespace();
    for (const module of graph) module.status = Status.linked;
  }

  evaluate(): Promise<void> {
    const promise = evaluateModule(this);
    return promise;
  }

  evaluateSync(): unknown {
    const promise = evaluateModule(this);
    promise.catch(() => undefined);
    if (this.status === (Status.errored as number)) throw this.error;
    return this.getNamespace();
  }

  setExport(name: string, value: unknown): void {
    this.#namespace.defineValue(name, value);
  }

  getNamespace(): Record<string, unknown> {
    return this.#namespace.exposed;
  }

  getStatus(): number {
    return this.status;
  }

  getError(): unknown {
    return this.error;
  }

  createCachedData(): Uint8Array {
    return new Uint8Array(0);
  }

  setModuleSourceObject(): void {
    // Source phase imports exist for WebAssembly only.
  }

  getModuleSourceObject(): undefined {
    return undefined;
  }

  execute(): Promise<void> | undefined {
    if (this.#syntheticSteps !== undefined) {
      this.#syntheticSteps.call(this);
      return undefined;
    }
    const result = this.#body?.next();
    return result instanceof Promise ? result.then(() => undefined) : undefined;
  }

  awaitPlace(): AwaitPlace {
    const before = this.source.slice(0, this.#waitsAt).split('\n');
    return { file: this.url, source: this.source, line: before.length, column: before.at(-1)?.length ?? 0 };
  }

  settled(): void {
    if (this.record === undefined) return;
    const fixed = (this.#namespaceNames ?? []).filter((name) => {
      const resolution = resolveExport<ModuleWrap>(this, name);
      return resolution !== undefined && !this.#isLiveExport(name) && isDone(resolution.module, this);
    });
    this.#namespace.settle(fixed);
  }

  /** True when the value of export `name` can change after its module has run. */
  #isLiveExport(name: string): boolean {
    const resolution = resolveExport<ModuleWrap>(this, name);
    if (resolution === undefined) return false;
    const { module, local } = resolution;
    return module.#isMutable(module.record?.localExports.get(local) ?? '');
  }

  #isMutable(local: string): boolean {
    // Those of Node's own modules follow `syncBuiltinESMExports()`.
    if (this.#syntheticSteps !== undefined) return this.url.startsWith('node:');
    return this.record?.mutable.has(local) ?? false;
  }

  #read(name: string): unknown {
    if (name === '*') return this.getNamespace();
    const cell = this.#cells[name];
    return cell === undefined ? this.#namespace.object[name] : cell();
  }

  #compile(partners: ReadonlySet<ModuleWrap>): void {
    if (this.record === undefined || this.#program === undefined) return;
    const record = this.record;
    const live = new Set<string>();
    for (const [local, entry] of record.imports) {
      if (entry.imported === '*') continue;
      const target = this.dependencies[entry.request];
      if (target === undefined) continue;
      const resolution = resolveExport<ModuleWrap>(target, entry.imported);
      if (resolution === undefined) continue;
      const { module } = resolution;
      if (target.#isLiveExport(entry.imported) || partners.has(module)) live.add(local);
    }
    const { text, prefix, mappings, untracked } = compileModule(this.source, this.#program, record, live);
    if (untracked) activity.untracked = true;
    rememberPositions(this.url, { source: this.source, prefix, mappings, firstLine: 1 });
    const factory = host.evaluate(`${text}\n${nameComment(this.url)}`) as (
      ...args: unknown[]
    ) => Generator<undefined, void> | AsyncGenerator<undefined, void>;
    const helpers = createHelpers(hooks, this.#hostId, this.url);
    helpers['exports'] = (cells: Record<string, () => unknown>) => {
      this.#cells = cells;
    };
    helpers['at'] = (offset: number) => {
      this.#waitsAt = offset;
      return frameForAwait();
    };
    helpers['namespace'] = (request: number) => this.dependencies[request]?.getNamespace();
    let meta: Record<string, unknown> | undefined;
    Object.defineProperty(helpers, 'meta', {
      get: () => {
        if (meta === undefined) {
          meta = Object.create(null) as Record<string, unknown>;
          hooks.initializeImportMeta?.(this.#hostId, meta, this);
        }
        return meta;
      },
    });
    this.#body = factory(helpers, ...this.dependencies.map((module) => module.#namespace.object));
    void this.#body.next();
  }

  #fillNamespace(): void {
    if (this.record === undefined) return;
    this.#namespaceNames = [...exportNames(this)]
      .filter((name) => resolveExport<ModuleWrap>(this, name) !== undefined)
      .sort();
    for (const name of this.#namespaceNames) {
      const resolution = resolveExport<ModuleWrap>(this, name);
      if (resolution === undefined) continue;
      this.#namespace.defineLive(name, () => resolution.module.#read(resolution.local));
    }
    if (this.#namespaceNames.some((name) => this.#isLiveExport(name))) this.#namespace.exposeLive();
  }
}

function isDone(module: ModuleWrap, self: ModuleWrap): boolean {
  return module === self || module.status === Status.evaluated || module.evaluation?.done === true;
}

/** `internalBinding('module_wrap')`. One realm per Worker, so the class's surroundings are set once. */
export function createModuleWrapBinding(
  processContext: ProcessContext,
  moduleHooks: ModuleHooks,
): Record<string, unknown> {
  context = processContext;
  hooks = moduleHooks;
  return {
    ...context.facts.bindings['module_wrap'],
    ModuleWrap,
    setInitializeImportMetaObjectCallback: (callback: ImportMetaInitializer) => {
      hooks.initializeImportMeta = callback;
    },
    setImportModuleDynamicallyCallback: (callback: DynamicImport) => {
      hooks.importModuleDynamically = callback;
    },
    /** `require(esm)` of a module with a default export: its namespace plus `__esModule`. */
    createRequiredModuleFacade: (wrap: ModuleWrap) => {
      const facade = new Namespace();
      const namespace = wrap.getNamespace();
      for (const name of [...Object.keys(namespace), '__esModule'].sort()) {
        facade.defineLive(name, () => (name === '__esModule' ? true : namespace[name]));
      }
      facade.exposeLive();
      return facade.exposed;
    },
    throwIfPromiseRejected: () => undefined,
  };
}
