/** What of a folder on this machine is mounted in the engine. */
import { readdirSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import type { ServedTree } from '../browsers/engine-server.ts';

/** Left behind by tools; no program asks for it. */
const SKIPPED = new Set(['.git', '.hg', '.svn', '.hotpath', '.astro', '.cache', '.DS_Store', 'Thumbs.db']);

/** What packages carry for editors and debuggers. */
const UNUSED_IN_PACKAGES = /\.(?:map|d\.[cm]?ts)$/;

/** Bytes that fit into the engine's file system, with room for what the program writes. */
export const MOUNT_LIMIT = 192 * 1024 * 1024;

/** The folder holds more than fits. */
export class TooLargeError extends Error {
  override name = 'TooLargeError';
}

interface Listing {
  files: Record<string, { path: string; size: number }>;
  links: Record<string, string>;
  bytes: number;
}

/** A folder of this machine and where it appears. */
interface Mounted {
  real: string;
  at: string;
}

const join = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`);

/** Where `real` appears in the tree, when it does. */
function appearance(mounts: readonly Mounted[], real: string): string | undefined {
  for (const mount of mounts.toReversed()) {
    const relative = path.relative(mount.real, real);
    if (relative === '') return mount.at;
    if (!relative.startsWith('..') && !path.isAbsolute(relative)) return join(mount.at, relative.replaceAll('\\', '/'));
  }
  return undefined;
}

/**
 * Lists `folder`. Symbolic links to something in it stay links, others are followed.
 * @param packages When given, only these are taken of the node_modules right in the folder.
 * @throws {TooLargeError} as soon as it holds more than {@link MOUNT_LIMIT}.
 */
export function listTree(folder: string, packages?: ReadonlySet<string>): ServedTree {
  const listing: Listing = { files: {}, links: {}, bytes: 0 };

  function addFile(real: string, at: string, size: number): void {
    listing.files[at] = { path: real, size };
    listing.bytes += size;
    if (listing.bytes > MOUNT_LIMIT) throw new TooLargeError(`${folder} holds more than fits`);
  }

  function addLink(link: string, at: string, mounts: readonly Mounted[]): void {
    let real: string;
    try {
      real = realpathSync(link);
    } catch {
      // It leads nowhere, and shall do so in the engine.
      listing.links[at] = readlinkSync(link);
      return;
    }
    const inside = appearance(mounts, real);
    if (inside !== undefined) {
      listing.links[at] = path.posix.relative(path.posix.dirname(at), inside) || '.';
      return;
    }
    const stat = statSync(real);
    if (stat.isFile()) addFile(real, at, stat.size);
    else if (stat.isDirectory()) visit(real, at, [...mounts, { real, at }]);
  }

  function wanted(at: string, name: string): boolean {
    if (SKIPPED.has(name)) return false;
    if (packages === undefined || name.startsWith('.')) return true;
    if (at === 'node_modules') return name.startsWith('@') || packages.has(name);
    const scope = /^node_modules\/(@[^/]+)$/.exec(at)?.[1];
    return scope === undefined || packages.has(`${scope}/${name}`);
  }

  function visit(real: string, at: string, mounts: readonly Mounted[]): void {
    const inPackages = /(?:^|\/)node_modules(?:\/|$)/.test(at);
    for (const entry of readdirSync(real, { withFileTypes: true })) {
      const { name } = entry;
      if (!wanted(at, name) || (inPackages && UNUSED_IN_PACKAGES.test(name))) continue;
      const source = path.join(real, name);
      const target = join(at, name);
      if (entry.isSymbolicLink()) addLink(source, target, mounts);
      else if (entry.isDirectory()) visit(source, target, mounts);
      else if (entry.isFile()) addFile(source, target, statSync(source).size);
    }
  }

  visit(folder, '', [{ real: folder, at: '' }]);
  return { files: listing.files, links: listing.links };
}
