import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readTree } from './read-tree.ts';

/** What decides how a lab is judged, beside the lab itself: folders and files below the root of the repository. */
const JUDGES = [
  ...['src/grader', 'src/bench', 'src/engines', 'src/schemas', 'src/lab/gate', 'src/lab/disk', 'src/lab/files.ts'],
  ...['package-lock.json', 'labs/vendor.json'],
];
const CACHE = '.hotpath/cache/labs-check.json';

/** How labs are judged: a lab that was right in one way may be wrong in another. */
export interface GateWay {
  engine: string;
  node: string;
  repeat: number;
  repeatOthers: number;
}

/** Remembers which labs were right, so that they are not run again until something changes. */
export interface GateCache {
  /** Whether this lab, with these files and judged in this way, was right before. */
  has(slug: string): Promise<boolean>;
  /** Keeps that it is right now. Labs with problems are never kept: they are run, and told, each time. */
  add(slug: string): Promise<void>;
}

/**
 * @param root the repository
 * @param labs the folder of the labs
 */
export async function openGateCache(root: string, labs: string, way: GateWay): Promise<GateCache> {
  const file = path.join(root, CACHE);
  const judges = createHash('sha256').update(JSON.stringify(way));
  for (const name of way.engine === 'node' ? JUDGES : [...JUDGES, 'src/browser-node'])
    await digest(judges, path.join(root, name), name);
  const judge = judges.digest('hex');
  const known = await readKnown(file);
  const keyOf = async (slug: string): Promise<string> => {
    const hash = createHash('sha256').update(judge);
    await digest(hash, path.join(labs, slug), slug);
    return hash.digest('hex');
  };
  return {
    has: async (slug) => known.has(await keyOf(slug)),
    async add(slug) {
      known.add(await keyOf(slug));
      await mkdir(path.dirname(file), { recursive: true });
      // The newest few thousand: old ones never come back.
      await writeFile(file, JSON.stringify([...known].slice(-4000)));
    },
  };
}

/** A broken or missing cache is an empty one. */
async function readKnown(file: string): Promise<Set<string>> {
  try {
    const all: unknown = JSON.parse(await readFile(file, 'utf8'));
    return new Set(Array.isArray(all) ? all.filter((one) => typeof one === 'string') : []);
  } catch {
    return new Set();
  }
}

async function digest(hash: ReturnType<typeof createHash>, target: string, name: string): Promise<void> {
  const files = await readTree(target).catch(() => ({}));
  const entries: [string, string | Uint8Array][] = Object.entries(files);
  if (entries.length === 0) entries.push(['', await readFile(target).catch(() => '')]);
  for (const [file, data] of entries) {
    const bytes = Buffer.from(data);
    hash.update(`${name}/${file}\0${bytes.length}\0`).update(bytes);
  }
}
