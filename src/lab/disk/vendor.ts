import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FileTree } from '../../engines/types.ts';
import { readTree } from './read-tree.ts';

/** An npm package as it lies in `node_modules`. */
export interface VendoredPackage {
  /** `name@version`. */
  id: string;
  /** Its files, with paths that begin with `node_modules/`. */
  files: FileTree;
  /** `sha256-…` over names and contents. */
  hash: string;
}

/** Where the hashes are recorded that `npm run labs:vendor` has seen, below the folder of the labs. */
export const VENDOR_FILE = 'vendor.json';

/** What a program needs of a package; types, maps, tests and prose are left out. */
const NEEDED = /(?:\.[cm]?js|\.json|\.wasm|(?:^|\/)licen[cs]e[^/]*)$/i;
const UNNEEDED = /(?:^|\/)(?:test|tests|__tests__|docs?|examples?|benchmarks?|node_modules)\//;

/**
 * Packages that a lab names, with all that these depend on, from the `node_modules` of the repository.
 *
 * @throws {Error} when one is not installed
 */
export async function vendoredPackages(root: string, names: readonly string[]): Promise<VendoredPackage[]> {
  const found = new Map<string, VendoredPackage>();
  const open = [...names];
  for (let name = open.shift(); name !== undefined; name = open.shift()) {
    if (found.has(name)) continue;
    const missing = name;
    const folder = path.join(root, 'node_modules', name);
    const manifest = await readFile(path.join(folder, 'package.json'), 'utf8').catch(() => {
      throw new Error(
        `${missing} is not installed: add it to the root's devDependencies with an exact version, and run npm install`,
      );
    });
    const { version, dependencies = {} } = JSON.parse(manifest) as {
      version: string;
      dependencies?: Record<string, string>;
    };
    const files = Object.entries(await readTree(folder)).filter(([file]) => NEEDED.test(file) && !UNNEEDED.test(file));
    const hash = createHash('sha256');
    for (const [file, data] of files) hash.update(`${file}\0${Buffer.byteLength(data)}\0`).update(data);
    found.set(name, {
      id: `${name}@${version}`,
      files: Object.fromEntries(files.map(([file, data]) => [`node_modules/${name}/${file}`, data])),
      hash: `sha256-${hash.digest('base64')}`,
    });
    open.push(...Object.keys(dependencies));
  }
  return [...found.values()];
}

/** The recorded hashes, by `name@version`; none when there is no such file. */
export async function recordedHashes(labsFolder: string): Promise<Record<string, string>> {
  try {
    return JSON.parse(await readFile(path.join(labsFolder, VENDOR_FILE), 'utf8')) as Record<string, string>;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw error;
  }
}

/** What is wrong with packages whose files must be those that were recorded; one sentence each. */
export function hashProblems(
  packages: readonly VendoredPackage[],
  recorded: Readonly<Record<string, string>>,
): string[] {
  return packages.flatMap(({ id, hash }) => {
    const known = recorded[id];
    if (known === hash) return [];
    return known === undefined
      ? [`dependencies: ${id} is not in labs/${VENDOR_FILE}; run npm run labs:vendor, and look at what it adds`]
      : [
          `dependencies: the files of ${id} have the hash ${hash}, labs/${VENDOR_FILE} says ${known}; run npm ci, or npm run labs:vendor if they are meant to differ`,
        ];
  });
}
