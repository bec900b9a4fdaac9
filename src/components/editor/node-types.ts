/** Declarations of Node.js (`@types/node`, and `undici-types` for `fetch`), by path. In a module of its own: 2 MiB of text. */
const files = import.meta.glob<string>(
  [
    '/node_modules/@types/node/**/*.d.ts',
    '/node_modules/undici-types/*.d.ts',
    // For older compilers than Monaco's.
    '!/node_modules/@types/node/ts5.*/**',
  ],
  { query: '?raw', import: 'default', eager: true },
);

/** As Monaco takes them. */
export const nodeTypes: readonly { filePath: string; content: string }[] = Object.entries(files).map(
  ([path, content]) => ({ filePath: `file://${path}`, content }),
);
