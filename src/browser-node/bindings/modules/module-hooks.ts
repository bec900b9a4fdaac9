/** How compiled code reaches Node's loader: hooks set by the loader, and the `__hp` object made from them. */
import { promiseHelpers } from '../../process/promise-tracking.ts';
import { inV8Words } from '../../process/spidermonkey-words.ts';

/** `wrap` is the ModuleWrap that asks. */
export type ImportMetaInitializer = (id: symbol, meta: object, wrap: object) => void;
export type DynamicImport = (
  id: symbol,
  specifier: string,
  phase: number,
  attributes: object,
  referrer: string,
) => Promise<{ getNamespace?: () => unknown }>;

/** What both ModuleWrap and contextify need to reach the loader. */
export interface ModuleHooks {
  initializeImportMeta: ImportMetaInitializer | undefined;
  importModuleDynamically: DynamicImport | undefined;
}

export const EVALUATION_PHASE = 2;

/** The `__hp` object of a compiled module or function: context helpers and its own `import()`. */
export function createHelpers(hooks: ModuleHooks, id: symbol, referrer: string): Record<string, unknown> {
  return {
    ...promiseHelpers,
    caught: inV8Words,
    import: (specifier: unknown, options?: { with?: Record<string, string> }) => {
      if (hooks.importModuleDynamically === undefined)
        return Promise.reject(new Error('import() before the loader is ready'));
      const attributes = Object.assign(Object.create(null) as object, options?.with);
      try {
        return hooks.importModuleDynamically(id, specifier as string, EVALUATION_PHASE, attributes, referrer);
      } catch (error) {
        return Promise.reject(error);
      }
    },
  };
}
