import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sections } from './sections.ts';

/** What the content check needs to know of a checkout. */
export interface ContentOnDisk {
  /** Text of every content file, by its path in the repository. */
  files: Map<string, string>;
  /** Addresses of the pages and files that are not made from content. */
  routes: Set<string>;
  sections: Set<string>;
}

const isContent = (path: string): boolean =>
  /^content\/.*\.(mdx?|yaml)$/.test(path) ||
  /^content\/scenarios\/.*\.(json|mjs)$/.test(path) ||
  /^labs\/[^/]+\/(lab\.yaml|instructions\.md|hints\.md)$/.test(path);

function list(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length).replaceAll('\\', '/').replace(/^\//, ''))
    .sort();
}

/**
 * Reads all content of a checkout, and which other addresses the site has: the pages of `src/pages/` without parameters, and
 * the files of `public/`.
 *
 * @param root absolute path of the project
 */
export function readContent(root: string): ContentOnDisk {
  const base = root.replace(/[\\/]$/, '');
  const paths = [...list(base, 'content'), ...list(base, 'labs')].filter(isContent);
  const files = new Map(paths.map((path) => [path, readFileSync(join(base, path), 'utf8')]));
  const routes = new Set<string>();
  for (const page of list(base, 'src/pages')) {
    const address = /^src\/pages\/([^[\]]*)\.astro$/.exec(page)?.[1];
    if (address !== undefined) routes.add(`/${address.replace(/(^|\/)index$/, '')}/`.replace('//', '/'));
  }
  for (const file of list(base, 'public')) routes.add(file.replace(/^public/, ''));
  return { files, routes, sections: new Set(sections.map((section) => section.id)) };
}
