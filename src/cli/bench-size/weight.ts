/** What pages weigh before the first click, and what they may weigh. Used by `npm run bench:size` and by the test that holds the line. */
import { stat } from 'node:fs/promises';

/** KiB by the beginning of a path, the first that fits. Where a page is a list of questions, most of them are the questions' own text. */
const BUDGETS: readonly [path: RegExp, kib: number][] = [
  [/^\/guides\//, 35],
  [/^\/labs\/./, 45],
  [/^\/(?:quizzes|questions)\//, 88],
  [/^/, 60],
];

/** Bytes, brotli, that a page may cost before a click. */
export const budgetOf = (path: string): number => (BUDGETS.find(([prefix]) => prefix.test(path))?.[1] ?? 0) * 1024;

/** By how much a page may grow beyond what bench/size.json has of it, before somebody has to say so with `npm run bench:size`. */
const GROWTH = 1.1;

/** One page of each kind. */
export const PAGES: Readonly<Record<string, string>> = {
  home: '/',
  guide: '/guides/worker-threads/',
  labs: '/labs/',
  lab: '/labs/worker-pool/',
  playground: '/play/',
  quiz: '/quizzes/worker-threads/',
  questions: '/questions/',
  review: '/review/',
  interview: '/interview/worker-threads/',
  mock: '/interview/mock/',
};

/** A file that a page loads, and its bytes as it travels. */
export interface Asset {
  path: string;
  bytes: number;
}

/** What bench/size.json keeps of a page. */
export interface PageWeight {
  path: string;
  bytes: number;
  requests: number;
  /** The heaviest first. */
  assets: Asset[];
}

/** Size of a file as it travels: the brotli variant that the build left, else the file itself. `dist` is the built site. */
async function wireSize(dist: URL, path: string): Promise<number> {
  const file = new URL(`.${path.endsWith('/') ? `${path}index.html` : path}`, dist);
  const compressed = await stat(new URL(`${file.href}.br`)).catch(() => undefined);
  return (compressed ?? (await stat(file))).size;
}

/** Weighs a page by the paths of all that it loaded from its own host. */
export async function weigh(dist: URL, path: string, loaded: Iterable<string>): Promise<PageWeight> {
  const assets = await Promise.all(
    [...new Set(loaded)].map(async (asset) => ({ path: asset, bytes: await wireSize(dist, asset) })),
  );
  assets.sort((a, b) => b.bytes - a.bytes);
  return { path, bytes: assets.reduce((sum, { bytes }) => sum + bytes, 0), requests: assets.length, assets };
}

/** Names of built files carry a hash of their content. */
const withoutHash = (path: string): string => path.replace(/\.[\w-]{6,10}\.(\w+)$/, '.*.$1');

/** What is too heavy about a page, with the files to blame; undefined when nothing is. `before` is what bench/size.json has of it. */
export function tooHeavy(now: PageWeight, before: PageWeight | undefined): string | undefined {
  const limit = Math.min(budgetOf(now.path), Math.floor((before?.bytes ?? Infinity) * GROWTH));
  if (now.bytes <= limit) return undefined;
  const known = new Map(before?.assets.map(({ path, bytes }) => [withoutHash(path), bytes]));
  const grown = now.assets
    .map(({ path, bytes }) => ({ path, more: bytes - (known.get(withoutHash(path)) ?? 0) }))
    .filter(({ more }) => more > 0)
    .sort((a, b) => b.more - a.more)
    .slice(0, 5)
    .map(({ path, more }) => `${path} (+${more})`);
  return `${now.path} weighs ${now.bytes} bytes and may weigh ${limit}. Grown: ${grown.join(', ')}. If it is worth it, run \`npm run bench:size\` and commit bench/size.json.`;
}
