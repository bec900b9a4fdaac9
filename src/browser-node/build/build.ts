/**
 * Builds the embedded engine into `.hotpath/engine/`:
 *   process.js   the script of every Worker: Node's library, facts of the pinned binary, our bindings
 *   frame.html   the isolated frame: one self-contained file with the kernel in it
 *   manifest.json  names (with content hashes), sizes and Node's version
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { isBundled } from './modules.ts';
import { readNatives } from './natives.ts';
import { applyPatches } from './patches.ts';
import { slimLibrary } from './slim.ts';

/** What the site needs to know of the built engine. */
export interface EngineManifest {
  node: string;
  process: { file: string; bytes: number };
  frame: { file: string; bytes: number };
}

const SOURCE = fileURLToPath(new URL('..', import.meta.url));
export const ENGINE_DIR = fileURLToPath(new URL('../../../.hotpath/engine/', import.meta.url));

const CACHE_FILE = fileURLToPath(new URL('../../../.hotpath/cache/engine-library.json', import.meta.url));

/** Scripts that are compiled only when a program needs them; each defines a variable `algorithms`. */
const ALGORITHMS = ['crypto', 'zlib'] as const;

async function bundle(entry: string, globalName?: string): Promise<string> {
  const result = await build({
    ...(globalName === undefined ? {} : { globalName }),
    entryPoints: [`${SOURCE}${entry}`],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2024',
    minify: true,
    // Names of classes and functions show in readers' output (`Worker`, `MessagePort`).
    keepNames: true,
    legalComments: 'none',
    logLevel: 'error',
  });
  return result.outputFiles[0]?.text ?? '';
}

/** JSON that is safe inside a script element and parses fast as JavaScript. */
const literal = (value: unknown): string =>
  JSON.stringify(value).replaceAll('</', '<\\/').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');

const hashed = (name: string, text: string, extension: string): string =>
  `${name}-${createHash('sha256').update(text).digest('hex').slice(0, 10)}.${extension}`;

export async function buildEngine(): Promise<EngineManifest> {
  const natives = readNatives();
  const patched = applyPatches(natives.lib);
  const bundled = Object.fromEntries(Object.entries(patched).filter(([id]) => isBundled(id)));
  const lib = slimLibrary(bundled, CACHE_FILE);

  const algorithms: Record<string, string> = {};
  for (const name of ALGORITHMS) algorithms[name] = await bundle(`algorithms/${name}.ts`, 'algorithms');
  const [processCode, frameCode] = await Promise.all([bundle('process/main.ts'), bundle('kernel/frame.ts')]);
  const constants = { LIB: lib, FACTS: natives.facts, ALGORITHMS: algorithms };
  const declarations = Object.entries(constants).map(([name, value]) => `__HOTPATH_${name}__=${literal(value)}`);
  const processScript = `const ${declarations.join()};\n${processCode}`;
  const frame = `<!doctype html><meta charset="utf-8"><title>Hotpath engine</title><script>${frameCode.replaceAll('</script', '<\\/script')}</script>\n`;

  rmSync(ENGINE_DIR, { recursive: true, force: true });
  mkdirSync(ENGINE_DIR, { recursive: true });
  const manifest: EngineManifest = {
    node: natives.version.slice(1),
    process: { file: hashed('process', processScript, 'js'), bytes: Buffer.byteLength(processScript) },
    frame: { file: hashed('frame', frame, 'html'), bytes: Buffer.byteLength(frame) },
  };
  writeFileSync(`${ENGINE_DIR}${manifest.process.file}`, processScript);
  writeFileSync(`${ENGINE_DIR}${manifest.frame.file}`, frame);
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
    `engine: Node ${manifest.node}, process ${kib(manifest.process.bytes)}, frame ${kib(manifest.frame.bytes)}, ${String(Date.now() - started)} ms`,
  );
}
