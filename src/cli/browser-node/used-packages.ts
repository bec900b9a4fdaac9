/** Which packages of a large node_modules a program can come to load. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const LITERAL = /(['"`])((?:\.{1,2}\/|@?[a-z0-9])[^'"`\s]*)\1/gi;
const ENDINGS = ['', '.js', '.mjs', '.cjs', '.ts', '.mts', '.cts', '/index.js'];

const isFile = (file: string): boolean => statSync(file, { throwIfNoEntry: false })?.isFile() === true;

/** `name` or `@scope/name` of a specifier. */
const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

/** Names in the literals of the program and of the files it names: more than it imports, never less but for computed names. */
function namedBy(folder: string, file: string): Set<string> {
  const names = new Set<string>();
  const seen = new Set<string>();
  const queue = [path.join(folder, file)];
  for (let current = queue.pop(); current !== undefined; current = queue.pop()) {
    if (seen.has(current)) continue;
    seen.add(current);
    for (const [, , literal = ''] of readFileSync(current, 'utf8').matchAll(LITERAL)) {
      if (literal.startsWith('.')) {
        const base = path.resolve(path.dirname(current), literal);
        const next = ENDINGS.map((ending) => base + ending).find(isFile);
        if (next !== undefined && /\.[cm]?[jt]s$/.test(next)) queue.push(next);
      } else names.add(packageOf(literal));
    }
  }
  return names;
}

interface PackageFile {
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}

/** Names of the packages in a node_modules, also `@scope/name`. */
function packagesIn(modules: string): string[] {
  if (!existsSync(modules)) return [];
  return readdirSync(modules).flatMap((name) =>
    name.startsWith('@') ? readdirSync(path.join(modules, name)).map((inner) => `${name}/${inner}`) : [name],
  );
}

/** What the package in `at` depends on, and the packages that it brings in a node_modules of its own. */
function neededBy(at: string): string[] {
  const manifest = path.join(at, 'package.json');
  if (!existsSync(manifest)) return [];
  const found = JSON.parse(readFileSync(manifest, 'utf8')) as PackageFile;
  const lists = [found.dependencies, found.optionalDependencies, found.peerDependencies];
  const modules = path.join(at, 'node_modules');
  const inner = packagesIn(modules).flatMap((name) => neededBy(path.join(modules, name)));
  return [...lists.flatMap((list) => Object.keys(list ?? {})), ...inner];
}

/** The packages in `folder`'s node_modules that the program's files name, and what those depend on. */
export function usedPackages(folder: string, file: string): Set<string> {
  const used = new Set<string>();
  const queue = [...namedBy(folder, file)];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    const at = path.join(folder, 'node_modules', name);
    if (used.has(name) || !existsSync(path.join(at, 'package.json'))) continue;
    used.add(name);
    queue.push(...neededBy(at));
  }
  return used;
}
