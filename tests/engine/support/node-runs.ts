/** What programs do on real Node, run once and shared by the test files of all browsers. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { observeNode, type Observation } from './observe.ts';
import { FIXTURES, type Program } from './programs.ts';

const CACHE = fileURLToPath(new URL('../../../.hotpath/cache/node-runs/', import.meta.url));
const HOW = readFileSync(new URL('observe.ts', import.meta.url), 'utf8');

const helpersOf = new Map<string, string>();

/** A digest of what lies in the folders of an area: programs may load any of it. */
function helpersDigest(area: string): string {
  const known = helpersOf.get(area);
  if (known !== undefined) return known;
  const hash = createHash('sha256');
  const root = path.join(FIXTURES, area);
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.parentPath !== root)
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
  for (const file of files) hash.update(`${file}\0`).update(readFileSync(file));
  const digest = hash.digest('hex');
  helpersOf.set(area, digest);
  return digest;
}

/** What `program`, laid out below `root`, does on the Node that runs the tests. */
export async function nodeRun(program: Program, root: string): Promise<Observation> {
  const source = readFileSync(path.join(FIXTURES, program.source), 'utf8');
  const key = createHash('sha256')
    .update([process.version, process.arch, HOW, program.source, source, helpersDigest(program.area)].join('\0'))
    .digest('hex');
  const file = path.join(CACHE, `${key}.json`);
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Observation;
  } catch {
    const observation = await observeNode(program, root);
    mkdirSync(CACHE, { recursive: true });
    const draft = `${file}.${String(process.pid)}`;
    writeFileSync(draft, JSON.stringify(observation));
    renameSync(draft, file);
    return observation;
  }
}
