import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const OURS = fileURLToPath(new URL('../components/editor/web-worker.ts', import.meta.url));

/**
 * Gives monaco-editor's language services our way to start a worker. Theirs lies in a module that imports every feature of the
 * editor, the diff editor included: it would more than double what is loaded.
 */
export function monacoWorkers(): Plugin {
  return {
    name: 'hotpath-monaco-workers',
    enforce: 'pre',
    resolveId: {
      filter: { id: /\/internal\/common\/workers\.js$/ },
      handler: (_id, importer) => (/monaco-editor[\\/]esm/.test(importer ?? '') ? OURS : null),
    },
  };
}
