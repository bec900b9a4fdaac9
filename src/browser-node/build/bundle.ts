/** Bundles our own code with esbuild: the core, and parts that use the core's modules instead of copies of them. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type BuildOptions, type Plugin } from 'esbuild';
import { brotliWasm, hashWasm } from './wasm.ts';

const SOURCE = fileURLToPath(new URL('..', import.meta.url));

const OPTIONS = {
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
  absWorkingDir: SOURCE,
} as const satisfies BuildOptions;

/** For what runs in a process: its promises are seen by the event loop. */
const IN_PROCESS = { ...OPTIONS, inject: ['build/promise.ts'] } as const satisfies BuildOptions;

const firstText = (files: readonly { text: string }[]): string => files[0]?.text ?? '';

/** A script that stands alone, and declares `globalName` with its exports. `entry` is relative to src/browser-node. */
export async function bundleScript(entry: string, globalName?: string): Promise<string> {
  const result = await build({
    ...OPTIONS,
    entryPoints: [entry],
    plugins: [hashWasm, brotliWasm],
    ...(globalName === undefined ? {} : { globalName }),
  });
  return firstText(result.outputFiles);
}

/** Files of ours that a bundle of `entry` holds, relative to src/browser-node. */
async function modulesOf(entry: string): Promise<Set<string>> {
  const result = await build({ ...IN_PROCESS, entryPoints: [entry], metafile: true });
  return new Set(Object.keys(result.metafile.inputs));
}

/** Sends imports of modules that the core holds to the core, and notes them in `used`. */
function fromCore(inCore: ReadonlySet<string>, used: Set<string>): Plugin {
  return {
    name: 'hotpath:from-core',
    setup: (setup) => {
      setup.onResolve({ filter: /^\./ }, ({ path: specifier, resolveDir, namespace }) => {
        if (namespace !== 'file') return undefined;
        const file = path.relative(SOURCE, path.resolve(resolveDir, specifier)).replaceAll(path.sep, '/');
        if (!inCore.has(file)) return undefined;
        used.add(file);
        return { path: file, namespace: 'core' };
      });
      setup.onLoad({ filter: /.*/, namespace: 'core' }, ({ path: file }) => ({
        contents: `module.exports = __HOTPATH_CORE__[${JSON.stringify(file)}];`,
      }));
    },
  };
}

export interface Bundles {
  /** The core's script, which runs `entry` and lends modules to the parts. */
  core: string;
  /** By part: a statement that declares `__part`, in a scope where `__HOTPATH_CORE__` is. */
  parts: Record<string, string>;
}

/** Bundles the core and the parts' entries (by part name). All paths are relative to src/browser-node. */
export async function bundleAll(entry: string, partEntries: Readonly<Record<string, string>>): Promise<Bundles> {
  const inCore = await modulesOf(entry);
  const used = new Set<string>();
  const parts: Record<string, string> = {};
  for (const [name, partEntry] of Object.entries(partEntries)) {
    const result = await build({
      ...IN_PROCESS,
      entryPoints: [partEntry],
      globalName: '__part',
      plugins: [fromCore(inCore, used)],
    });
    parts[name] = firstText(result.outputFiles);
  }
  const shared = [...used].sort();
  const contents = [
    ...shared.map((file, index) => `import * as shared${String(index)} from './${file}';`),
    `import { shareModules } from './process/parts.ts';`,
    `import './${entry}';`,
    `shareModules({${shared.map((file, index) => `${JSON.stringify(file)}: shared${String(index)}`).join(', ')}});`,
  ].join('\n');
  const result = await build({ ...IN_PROCESS, stdin: { contents, resolveDir: SOURCE, loader: 'ts' } });
  return { core: firstText(result.outputFiles), parts };
}
