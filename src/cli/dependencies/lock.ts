import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A package of `package-lock.json`, as far as it is looked at. */
export interface LockedPackage {
  version?: string;
  license?: string;
  integrity?: string;
  resolved?: string;
  dev?: boolean;
  hasInstallScript?: boolean;
  dependencies?: Record<string, string>;
}

/** Packages by their place: `node_modules/a`, `node_modules/a/node_modules/b`. */
export type LockedPackages = Readonly<Record<string, LockedPackage>>;

/** The packages of the lock file in `root`, without the project itself. */
export async function readLock(root: string): Promise<LockedPackages> {
  const { packages } = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')) as {
    packages: LockedPackages;
  };
  return Object.fromEntries(Object.entries(packages).filter(([place]) => place !== ''));
}

/** The name of the package at a place of the lock file. */
export function nameAt(place: string): string {
  return place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

/** `names` and everything they depend on, by name. */
export function closureOf(lock: LockedPackages, names: readonly string[]): Set<string> {
  const found = new Set<string>();
  const open = [...names];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    open.push(...Object.keys(lock[`node_modules/${name}`]?.dependencies ?? {}));
  }
  return found;
}
