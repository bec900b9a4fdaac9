import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const OURS = fileURLToPath(new URL('../components/editor/web-worker.ts', import.meta.url));

/** Where monaco-editor has its workers ready for browsers: bundled and minified. */
const READY = fileURLToPath(new URL('../../min/vs/assets/', import.meta.resolve('monaco-editor')));

/** How monaco-editor starts TypeScript. */
const START = /new Worker\(new URL\('ts\.worker\.js', import\.meta\.url\), \{ type: "module" \}\)/;

/**
 * Gives monaco-editor's language services our way to start a worker. Theirs lies in a module that imports every feature of the
 * editor, the diff editor included: it would more than double what is loaded. And TypeScript comes as its package has it: to bundle and
 * minify its nine megabytes took as long as all the rest of the scripts.
 */
export function monacoWorkers(): Plugin {
  return {
    name: 'hotpath-monaco-workers',
    enforce: 'pre',
    resolveId: {
      filter: { id: /\/internal\/common\/workers\.js$/ },
      handler: (_id, importer) => (/monaco-editor[\\/]esm/.test(importer ?? '') ? OURS : null),
    },
    transform: {
      filter: { id: /[\\/]monaco-editor[\\/]esm[\\/].*[\\/]typescript[\\/]workerManager\.js$/ },
      handler(code, id) {
        const name = readdirSync(READY).find((file) => /^ts\.worker-[\w-]+\.js$/.test(file));
        if (name === undefined || !START.test(code))
          this.error(
            `monaco-editor has another TypeScript worker now, in ${READY} or in ${id}: mend src/site/monaco-workers.ts.`,
          );
        const url = JSON.stringify(`${join(READY, name)}?url`);
        return {
          code: `import typescriptWorker from ${url};\n${code.replace(START, 'new Worker(typescriptWorker)')}`,
          map: null,
        };
      },
    },
  };
}
