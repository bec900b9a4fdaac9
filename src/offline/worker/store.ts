/** What is kept on this device. */
import { carriedOver, hasHashedName, pathWithin, type SiteFile } from '../manifest.ts';
import type { KeepResult } from '../messages.ts';
import { addressOf, filesByPath, manifest, ROOT } from './context.ts';

/** Sites below other paths of the same origin have caches of their own. */
const PREFIX = `hotpath ${new URL(ROOT).pathname} `;

/** Files with a hash in their name: those of several versions lie side by side. */
export const FILES = `${PREFIX}files`;
const SITE_PREFIX = `${PREFIX}site `;
/** Everything else, of this version. */
export const SITE = `${SITE_PREFIX}${manifest.version}`;
const NOTES = `${PREFIX}notes`;

export const MATCH: CacheQueryOptions = { ignoreVary: true, ignoreSearch: true };

const cacheOf = (path: string): Promise<Cache> => caches.open(hasHashedName(path) ? FILES : SITE);

/** Whether the body of `response` is, byte for byte, what was built. */
export async function isIntact(file: SiteFile, response: Response): Promise<boolean> {
  if (!response.ok) return false;
  try {
    const body = await response.arrayBuffer();
    if (body.byteLength !== file.bytes) return false;
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', body));
    return file.hash === [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  } catch {
    // It broke off.
    return false;
  }
}

const isFull = (error: unknown): boolean => error instanceof Error && error.name === 'QuotaExceededError';

async function fetchAndKeep(file: SiteFile): Promise<KeepResult> {
  const address = addressOf(file.path);
  // What the browser's own cache holds may be an older page, or the damaged file itself.
  const modes: RequestCache[] = hasHashedName(file.path) ? ['default', 'reload'] : ['no-cache'];
  try {
    for (const cache of modes) {
      const response = await fetch(address, { cache });
      if (!response.ok) return 'network';
      if (!(await isIntact(file, response.clone()))) continue;
      await (await cacheOf(file.path)).put(address, response);
      return 'kept';
    }
    return 'damaged';
  } catch (error) {
    return isFull(error) ? 'full' : 'network';
  }
}

const underWay = new Map<string, Promise<KeepResult>>();

/** Puts a file into the offline copy unless it is there. */
export async function keep(path: string): Promise<KeepResult> {
  const file = filesByPath.get(path);
  if (file === undefined) return 'network';
  if ((await (await cacheOf(path)).match(addressOf(path), MATCH)) !== undefined) return 'kept';
  const running = underWay.get(path) ?? fetchAndKeep(file).finally(() => underWay.delete(path));
  underWay.set(path, running);
  return running;
}

/** Readers who save data get what they ask for and no more. */
const savesData = (): boolean =>
  (navigator as Navigator & { connection?: { saveData?: boolean } }).connection?.saveData === true;

/** Keeps files that nobody waits for: a few at a time, and no more once one cannot be had. */
export async function keepQuietly(files: readonly SiteFile[]): Promise<void> {
  if (savesData()) return;
  const left = [...files];
  await Promise.all(
    Array.from({ length: 3 }, async () => {
      for (let file = left.shift(); file !== undefined; file = left.shift()) {
        const result = await keep(file.path);
        if (result === 'full' || result === 'network') left.length = 0;
      }
    }),
  );
}

async function pathsIn(cacheName: string): Promise<string[]> {
  const keys = await (await caches.open(cacheName)).keys();
  return keys.flatMap(({ url }) => pathWithin(ROOT, url) ?? []);
}

/** Paths of this version that are on this device. */
export async function pathsHere(): Promise<Set<string>> {
  const paths = (await Promise.all([FILES, SITE].map(pathsIn))).flat();
  return new Set(paths.filter((path) => filesByPath.has(path)));
}

async function otherVersions(): Promise<string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(SITE_PREFIX) && name !== SITE);
}

/** A note that outlives the worker. */
async function note(name: string): Promise<unknown> {
  const found = await (await caches.open(NOTES)).match(addressOf(name));
  return found === undefined ? undefined : found.json();
}

async function setNote(name: string, value: unknown): Promise<void> {
  await (await caches.open(NOTES)).put(addressOf(name), Response.json(value));
}

/** Whether new versions are fetched whole. */
export async function setEverything(on: boolean): Promise<void> {
  await setNote('everything', on);
}

/** Before a new version takes over: what the reader had of the one before, as it is now. What cannot be had is left out. */
export async function carryOver(): Promise<void> {
  const others = await otherVersions();
  if (others.length === 0) return;
  if ((await note('everything')) === true) {
    await keepQuietly(manifest.files);
    return;
  }
  const had = (await Promise.all([...others, FILES].map(pathsIn))).flat();
  await keepQuietly(carriedOver(manifest, had));
}

/** Pages of versions before, and what is kept of those versions. */
interface Leaving {
  readonly clients: readonly string[];
  readonly caches: readonly string[];
}

/** Remembers the open pages of the versions before: what they may still ask for stays until they are gone. */
export async function rememberLeaving(clients: readonly string[]): Promise<void> {
  const leaving: Leaving = { clients, caches: await otherVersions() };
  if (leaving.caches.length > 0) await setNote('leaving', leaving);
}

/**
 * Removes what is kept of versions before, once none of their pages is open any more. Resolves to whether there is nothing left to do.
 * A version that waits has files here too: they stay.
 */
export async function tidy(openClients: readonly string[]): Promise<boolean> {
  const leaving = (await note('leaving')) as Leaving | undefined;
  if (leaving === undefined) return true;
  if (leaving.clients.some((id) => openClients.includes(id))) return false;
  await Promise.all(leaving.caches.map((name) => caches.delete(name)));
  if ((await otherVersions()).length === 0) {
    const files = await caches.open(FILES);
    const old = (await pathsIn(FILES)).filter((path) => !filesByPath.has(path));
    await Promise.all(old.map((path) => files.delete(addressOf(path))));
  }
  await (await caches.open(NOTES)).delete(addressOf('leaving'));
  return true;
}

/** What a version before had at `path`, if it is still here. */
export async function fromOtherVersion(path: string): Promise<Response | undefined> {
  for (const name of await otherVersions()) {
    const found = await (await caches.open(name)).match(addressOf(path), MATCH);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Removes everything that is kept. */
export async function removeAll(): Promise<void> {
  const own = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  await Promise.all(own.map((name) => caches.delete(name)));
}
