/** Puts WebAssembly of packages into our scripts, as base64 text: it must be there at once when a program first needs it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Plugin } from 'esbuild';

const require = createRequire(import.meta.url);

const HASHES = ['md5', 'sha1', 'sha256', 'sha512', 'sha3', 'ripemd160', 'blake2b', 'blake2s'];

/** hash-wasm compiles its code asynchronously and gives no access to it, so it is taken out of the package's text. */
function readHashes(): Record<string, string> {
  let entry: string;
  try {
    entry = require.resolve('hash-wasm');
  } catch {
    // An older node_modules: the engine works without, with the same hashes in JavaScript.
    console.warn('engine: hash-wasm is not installed, so hashes are slower: run `npm install`');
    return {};
  }
  const text = readFileSync(entry.replace(/index\.[a-z.]+$/, 'index.esm.js'), 'utf8');
  return Object.fromEntries(
    HASHES.map((name) => {
      const code = new RegExp(`^var name[$\\w]* = "${name}";\\nvar data[$\\w]* = "(AGFzbQ[\\w+/=]+)";$`, 'm').exec(
        text,
      );
      if (code?.[1] === undefined) {
        throw new Error(
          `${name} is not where it was in hash-wasm: look for it in dist/index.esm.js and mend build/wasm.ts`,
        );
      }
      return [name, code[1]];
    }),
  );
}

/** The module `virtual:hash-wasm`: see algorithms/virtual.d.ts. */
export const hashWasm: Plugin = {
  name: 'hotpath:hash-wasm',
  setup: (setup) => {
    setup.onResolve({ filter: /^virtual:hash-wasm$/ }, ({ path }) => ({ path, namespace: 'hash-wasm' }));
    setup.onLoad({ filter: /.*/, namespace: 'hash-wasm' }, () => ({
      contents: `export const binaries = ${JSON.stringify(readHashes())};`,
    }));
  },
};

/** brotli-wasm's `import … from '*.wasm'`, made at once instead of asynchronously. */
export const brotliWasm: Plugin = {
  name: 'hotpath:brotli-wasm',
  setup: (setup) => {
    setup.onResolve({ filter: /^virtual:brotli-wasm$/ }, () => ({
      path: require.resolve('brotli-wasm').replace('index.node.js', 'pkg.bundler/brotli_wasm_bg.js'),
    }));
    setup.onLoad({ filter: /brotli_wasm_bg\.wasm$/ }, ({ path }) => {
      const bytes = readFileSync(path);
      const names = WebAssembly.Module.exports(new WebAssembly.Module(bytes)).map(({ name }) => name);
      const contents = [
        `import * as imports from './brotli_wasm_bg.js';`,
        `const bytes = Uint8Array.from(globalThis.atob('${bytes.toString('base64')}'), (char) => char.charCodeAt(0));`,
        `const made = new WebAssembly.Instance(new WebAssembly.Module(bytes), { './brotli_wasm_bg.js': imports });`,
        `export const { ${names.join(', ')} } = made.exports;`,
      ];
      return { contents: contents.join('\n'), loader: 'js' };
    });
  },
};
