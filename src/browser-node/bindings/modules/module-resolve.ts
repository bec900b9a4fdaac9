/** Which module's cell an exported name means in the end: ResolveExport, GetExportedNames and the checks of linking (ECMA-262 16.2.1.7). */
import type { ModuleRecord } from '../../transform/module-record.ts';
import { arrowMessage } from './syntax-errors.ts';

export interface ResolvableModule {
  readonly url: string;
  readonly source: string;
  /** Undefined for a synthetic module. */
  readonly record: ModuleRecord | undefined;
  /** Exports of a synthetic module. */
  readonly syntheticNames: readonly string[];
  readonly dependencies: readonly ResolvableModule[];
}

/** Where an export is defined in the end: a module and its local cell (`*`: its namespace). */
export interface Resolution<M extends ResolvableModule> {
  module: M;
  local: string;
}

/** ResolveExport of the spec; undefined when there is none (or it is ambiguous). All modules of a graph are of one class. */
export function resolveExport<M extends ResolvableModule>(
  module: M,
  name: string,
  seen: Map<M, Set<string>> = new Map<M, Set<string>>(),
): Resolution<M> | undefined {
  const visited = seen.get(module) ?? new Set();
  if (visited.has(name)) return undefined;
  seen.set(module, visited.add(name));
  const { record } = module;
  const dependencies = module.dependencies as readonly M[];
  if (record === undefined) return module.syntheticNames.includes(name) ? { module, local: name } : undefined;
  if (record.localExports.has(name)) return { module, local: name };
  const indirect = record.indirectExports.get(name);
  if (indirect !== undefined) {
    const target = dependencies[indirect.request];
    if (target === undefined) return undefined;
    return indirect.imported === '*' ? { module: target, local: '*' } : resolveExport(target, indirect.imported, seen);
  }
  if (name === 'default') return undefined;
  let found: Resolution<M> | undefined;
  for (const request of record.starExports) {
    const target = dependencies[request];
    const resolution = target === undefined ? undefined : resolveExport(target, name, seen);
    if (resolution === undefined) continue;
    if (found !== undefined && (found.module !== resolution.module || found.local !== resolution.local))
      return undefined;
    found = resolution;
  }
  return found;
}

/** GetExportedNames of the spec. */
export function exportNames(module: ResolvableModule, seen = new Set<ResolvableModule>()): Set<string> {
  if (seen.has(module)) return new Set();
  seen.add(module);
  const { record } = module;
  if (record === undefined) return new Set(module.syntheticNames);
  const names = new Set([...record.localExports.keys(), ...record.indirectExports.keys()]);
  for (const request of record.starExports) {
    const target = module.dependencies[request];
    if (target === undefined) continue;
    for (const name of exportNames(target, seen)) if (name !== 'default') names.add(name);
  }
  return names;
}

/**
 * Looks whether everything the module imports exists.
 * @param arrow Key under which the error carries its place.
 * @throws {SyntaxError} V8's, for a name that the other module does not export.
 */
export function checkImports(module: ResolvableModule, arrow: symbol): void {
  const { record } = module;
  if (record === undefined) return;
  for (const entry of [...record.imports.values(), ...record.indirectExports.values()]) {
    if (entry.imported === '*') continue;
    const target = module.dependencies[entry.request];
    if (target === undefined || resolveExport(target, entry.imported) !== undefined) continue;
    const specifier = record.requests[entry.request]?.specifier ?? '';
    const problem = isAmbiguous(target, entry.imported)
      ? `contains conflicting star exports for name '${entry.imported}'`
      : `does not provide an export named '${entry.imported}'`;
    const error = new SyntaxError(`The requested module '${specifier}' ${problem}`);
    const place = arrowMessage(module.url, module.source, entry.line, entry.column, entry.length);
    (error as unknown as Record<symbol, string>)[arrow] = place;
    throw error;
  }
}

/** True when more than one `export *` of the module gives the name. */
function isAmbiguous(module: ResolvableModule, name: string): boolean {
  const targets = (module.record?.starExports ?? []).map((request) => module.dependencies[request]);
  return targets.filter((target) => target !== undefined && resolveExport(target, name) !== undefined).length > 1;
}
