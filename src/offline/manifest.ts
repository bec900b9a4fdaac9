/** What a build of the site consists of, as its service worker knows it. Pure. */

/** One file of the built site. */
export interface SiteFile {
  /** As a browser asks for it, relative to the site's root: `''` is the home page, `labs/` the page `labs/index.html`. */
  readonly path: string;
  /** Without compression. */
  readonly bytes: number;
  /** SHA-256 of the content, as hexadecimal digits. */
  readonly hash: string;
  /** Places in {@link SiteManifest.files} of what it loads by itself: styles, scripts, fonts. */
  readonly needs: readonly number[];
}

export interface SiteManifest {
  /** Differs between two builds that differ in any file. */
  readonly version: string;
  readonly files: readonly SiteFile[];
}

/** Above this, in bytes, what a script imports only on demand is kept only once it was used: the editor, the engine. */
export const LARGE = 200_000;

/** What every page can fall back on. */
export const OFFLINE_PAGE = 'offline/';
const SHELL = ['', OFFLINE_PAGE, 'favicon.svg', 'manifest.webmanifest'];

/** Whether the name of the file at `path` contains a hash of its content, so that its content can never change. */
export function hasHashedName(path: string): boolean {
  return path.startsWith('_astro/') || path.startsWith('engine/');
}

/** The path of `url` within the site below `scope`, or `undefined` when it is not part of it. Query and fragment do not count. */
export function pathWithin(scope: string, url: string): string | undefined {
  const root = new URL(scope);
  const { origin, pathname } = new URL(url, scope);
  if (origin !== root.origin || !pathname.startsWith(root.pathname)) return undefined;
  return pathname.slice(root.pathname.length).replace(/(^|\/)index\.html$/, '$1');
}

/** The files at `paths` that are part of the site, with all that they need, each once. */
export function withNeeds({ files }: SiteManifest, paths: Iterable<string>): SiteFile[] {
  const places = new Map(files.map(({ path }, place) => [path, place]));
  const open = [...paths].flatMap((path) => places.get(path) ?? []);
  const found = new Set<number>();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    open.push(...(files[next]?.needs ?? []));
  }
  return [...found].sort((a, b) => a - b).flatMap((place) => files[place] ?? []);
}

/** What the site needs to show anything at all. */
export function shellOf(manifest: SiteManifest): SiteFile[] {
  const icons = manifest.files.filter(({ path }) => path.startsWith('icons/')).map(({ path }) => path);
  return withNeeds(manifest, [...SHELL, ...icons]);
}

/** What is kept together with a file that was asked for: its section (`guides/caching/…`, a lab), all of the engine, and what they need. */
export function keptWith(manifest: SiteManifest, path: string): SiteFile[] {
  const alone = path.startsWith('_astro/') || path.startsWith('pagefind/');
  const section = alone ? undefined : /^(?:engine\/|[^/]+\/[^/]+\/)/.exec(path)?.[0];
  const members = manifest.files.filter((file) =>
    section === undefined ? file.path === path : file.path.startsWith(section),
  );
  return withNeeds(
    manifest,
    members.map((file) => file.path),
  );
}

/** A path without the hash in its name, for finding the same file in another version. */
function lastingName(path: string): string {
  return hasHashedName(path) ? path.replace(/[.-][\w-]{8,10}(?=\.\w+$)/, '') : path;
}

/** What a reader who had `had` in the version before gets of this one: the same pages and parts as they are now. */
export function carriedOver(manifest: SiteManifest, had: Iterable<string>): SiteFile[] {
  const names = new Set([...had].map(lastingName));
  return withNeeds(
    manifest,
    manifest.files.filter(({ path }) => names.has(lastingName(path))).map(({ path }) => path),
  );
}
