/**
 * Builds the embedded engine into `.hotpath/engine/`:
 *   process.js   the script of every Worker: our bindings and facts of the pinned binary
 *   library.txt  the core of Node's library: the texts of its modules, one after the other
 *   part-*.js    what a Worker loads when a program first asks for it
 *   frame.html   the isolated frame: one self-contained file with the kernel in it
 *   manifest.json  names (with content hashes), sizes and Node's version
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundleAll, bundleScript } from './bundle.ts';
import type { CoreIndex, PartIndex } from '../process/library.ts';
import { takeLlhttp } from './llhttp.ts';
import { isBundled } from './modules.ts';
import { readNatives } from './natives.ts';
import { partOf, PARTS } from './parts.ts';
import { applyPatches } from './patches.ts';
import { slimLibrary } from './slim.ts';

/** What the site needs to know of the built engine. */
export interface EngineManifest {
  node: string;
  process: EngineFile;
  library: EngineFile;
  frame: EngineFile;
  /** By name; see parts.ts. */
  parts: Record<string, EngineFile>;
}

interface EngineFile {
  file: string;
  bytes: number;
}

export const ENGINE_DIR = fileURLToPath(new URL('../../../.hotpath/engine/', import.meta.url));

const CACHE_FILE = fileURLToPath(new URL('../../../.hotpath/cache/engine-library.json', import.meta.url));

/** One character beyond ASCII makes engines keep the whole script in two bytes a character, which takes twice the time to read. */
const NOT_ASCII = /[\u0080-\uffff]/g;

/** JSON that is safe inside a script element and parses fast as JavaScript. */
const literal = (value: unknown): string =>
  JSON.stringify(value)
    .replaceAll('</', '<\\/')
    .replace(NOT_ASCII, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

const hashed = (name: string, text: string, extension: string): string =>
  `${name}-${createHash('sha256').update(text).digest('hex').slice(0, 10)}.${extension}`;

/** The texts one after the other, and where each of them is. */
function joined(lib: Readonly<Record<string, string>>): { text: string; index: CoreIndex } {
  const index: Record<string, readonly [number, number]> = {};
  let end = 0;
  for (const [id, source] of Object.entries(lib)) {
    const start = end;
    end += Buffer.byteLength(source);
    index[id] = [start, end];
  }
  return { text: Object.values(lib).join(''), index };
}

export async function buildEngine(): Promise<EngineManifest> {
  const natives = readNatives();
  const patched = applyPatches(takeLlhttp(natives.lib));
  const bundled = Object.fromEntries(Object.entries(patched).filter(([id]) => isBundled(id)));
  const lib = slimLibrary(bundled, CACHE_FILE);

  const entries = Object.entries(PARTS).flatMap(([name, { entry }]) => (entry === undefined ? [] : [[name, entry]]));
  const [bundles, frameCode] = await Promise.all([
    bundleAll('process/main.ts', Object.fromEntries(entries) as Record<string, string>),
    bundleScript('kernel/frame.ts'),
  ]);
  const scripts: Record<string, Record<string, string>> = {};
  for (const [name, { script }] of Object.entries(PARTS)) {
    if (script !== undefined) scripts[name] = { [name]: await bundleScript(script, 'algorithms') };
  }
  const ids = Object.keys(lib);
  const libOf = (part: string | undefined): Record<string, string> =>
    Object.fromEntries(Object.entries(lib).filter(([id]) => partOf(id) === part));
  const index: PartIndex = {
    lib: Object.fromEntries(
      ids.flatMap((id) => {
        const part = partOf(id);
        return part === undefined ? [] : [[id, part]];
      }),
    ),
    bindings: Object.fromEntries(
      Object.entries(PARTS).flatMap(([name, { bindings }]) => bindings.map((binding) => [binding, name])),
    ),
  };
  const core = joined(libOf(undefined));
  const constants = { CORE_INDEX: core.index, FACTS: natives.facts, PARTS: index };
  const declared = Object.entries(constants).map(([name, value]) => `__HOTPATH_${name}__=${literal(value)}`);

  rmSync(ENGINE_DIR, { recursive: true, force: true });
  mkdirSync(ENGINE_DIR, { recursive: true });
  const write = (name: string, text: string, extension: string): EngineFile => {
    const file = hashed(name, text, extension);
    writeFileSync(`${ENGINE_DIR}${file}`, text);
    return { file, bytes: Buffer.byteLength(text) };
  };
  const manifest: EngineManifest = {
    node: natives.version.slice(1),
    process: write('process', `const ${declared.join(',')};\n${bundles.core}`, 'js'),
    library: write('library', core.text, 'txt'),
    frame: write(
      'frame',
      `<!doctype html><meta charset="utf-8"><title>Hotpath engine</title><script>${frameCode.replaceAll('</script', '<\\/script')}</script>\n`,
      'html',
    ),
    parts: Object.fromEntries(
      Object.keys(PARTS).map((name) => {
        const code = bundles.parts[name] ?? 'var __part={};';
        const contents = `lib:${literal(libOf(name))},scripts:${literal(scripts[name] ?? {})}`;
        const text = `__hotpathPart(function(__HOTPATH_CORE__){${code}\nreturn{${contents},...__part}});`;
        return [name, write(`part-${name}`, text, 'js')];
      }),
    ),
  };
  writeFileSync(`${ENGINE_DIR}manifest.json`, `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

/** The manifest of the last build. @throws {Error} when there is none. */
export function readManifest(): EngineManifest {
  try {
    return JSON.parse(readFileSync(`${ENGINE_DIR}manifest.json`, 'utf8')) as EngineManifest;
  } catch (cause) {
    throw new Error('The engine has not been built: run `npm run build:engine` first.', { cause });
  }
}

if (import.meta.main) {
  const started = Date.now();
  const manifest = await buildEngine();
  const kib = (bytes: number): string => `${(bytes / 1024).toFixed(0)} KiB`;
  console.log(
    `engine: Node ${manifest.node}, process ${kib(manifest.process.bytes)}, library ${kib(manifest.library.bytes)}, frame ${kib(manifest.frame.bytes)}, ${String(Date.now() - started)} ms`,
  );
}
