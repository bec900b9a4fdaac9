import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { LARGE, type SiteFile } from '../offline/manifest.ts';

/** Not for readers, or not needed without a network: compressed variants, what only hosts and search engines read, the page for what does not exist. */
const LEFT_OUT =
  /\.(?:br|gz|map|zip)$|^_|^[\w-]+\.xml$|^(?:404\.html|og\.png|sw\.js|robots\.txt|llms[\w-]*\.txt)$|^og\//;

/** What hosts read begins with `_`, and so does Astro's folder. */
const isKept = (path: string): boolean => !LEFT_OUT.test(path.replace(/^_astro\//, 'astro/'));

const SCRIPT_IMPORT = /(?:\b(from|import)|(import)\s*\()\s*["'`]\.\/([^"'`]+)["'`]/g;

const NEIGHBOUR = /([\w.@~-]+\.(?:js|css|woff2?|ttf|svg|png))\b/g;
/** A page is long, and `_astro/` in it is rare. */
const IN_ASTROS_FOLDER = new RegExp(`_astro/${NEIGHBOUR.source}`, 'g');
/** The file that a question is judged by: src/components/quiz/Question.astro. */
const QUESTIONS = /\bdata-questions="([^"]+)"/g;

/** The files of `dir` as browsers ask for them, each with what it needs. */
export async function siteFiles(dir: string): Promise<SiteFile[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter(isKept)
    .sort();
  const contents = await Promise.all(names.map((name) => readFile(join(dir, name))));
  const sizes = contents.map(({ byteLength }) => byteLength);
  const assets = new Map(names.map((name, place) => [name, place]));
  return names.map((name, place) => {
    const content = contents[place] ?? Buffer.alloc(0);
    return {
      path: name.replace(/(^|\/)index\.html$/, '$1'),
      bytes: content.byteLength,
      hash: createHash('sha256').update(content).digest('hex'),
      needs: needsOf(name, content, assets, sizes).filter((need) => need !== place),
    };
  });
}

/** Places of the assets that the file `name` makes a browser load: all that a page or a stylesheet names; of what a script imports on demand only what is small. */
function needsOf(
  name: string,
  content: Buffer,
  assets: ReadonlyMap<string, number>,
  sizes: readonly number[],
): number[] {
  const found = new Set<number>();
  if (/\.(?:html|css)$/.test(name)) {
    const text = content.toString('utf8');
    // A stylesheet names its neighbours, a page what lies in Astro's folder.
    const names = name.endsWith('.css') ? NEIGHBOUR : IN_ASTROS_FOLDER;
    for (const [, asset = ''] of text.matchAll(names)) {
      const place = assets.get(`_astro/${asset}`);
      if (place !== undefined) found.add(place);
    }
    for (const [, address = ''] of text.matchAll(QUESTIONS)) {
      const place = placeBelowBase(address, assets);
      if (place !== undefined) found.add(place);
    }
  } else if (name.startsWith('_astro/') && name.endsWith('.js') && content.byteLength < LARGE) {
    for (const [, required, , asset = ''] of content.toString('utf8').matchAll(SCRIPT_IMPORT)) {
      const place = assets.get(`_astro/${asset}`);
      if (place !== undefined && (required !== undefined || (sizes[place] ?? 0) < LARGE)) found.add(place);
    }
  }
  return [...found].sort((a, b) => a - b);
}

/** Where the file at an address of this site is, whatever path the site lies below. */
function placeBelowBase(address: string, assets: ReadonlyMap<string, number>): number | undefined {
  const parts = address.split('/').filter((part) => part !== '');
  return parts.map((_, start) => assets.get(parts.slice(start).join('/'))).find((place) => place !== undefined);
}
