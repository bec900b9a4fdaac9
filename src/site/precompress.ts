import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const gz = promisify(gzip);

/** What gains from compression. Images, fonts and pagefind's own files are compressed already. */
const TEXT = /\.(?:html|css|js|mjs|json|svg|txt|xml|wasm|webmanifest|map|data)$/;

/** Below this, in bytes, the response's headers outweigh the gain. */
const WORTH_IT = 512;

/** Brotli's best quality, as it is served and as `npm run bench:size` counts it. */
const BEST = 11;

/**
 * Above this, in bytes, a file takes seconds, and is remembered: TypeScript's worker alone takes a quarter of a minute, and hardly ever
 * changes. A fresh clone remembers nothing: `npm test` sets `HOTPATH_BROTLI_LARGE=9` for such files, whose sizes no test looks at.
 */
const LARGE = 1024 * 1024;

/** Whether a file of `size` bytes gets compressed variants. */
export const worthCompressing = (name: string, size: number): boolean => TEXT.test(name) && size >= WORTH_IT;

const CACHE = '.hotpath/cache/brotli';

function compress(bytes: Uint8Array, quality: number): Promise<Uint8Array> {
  return brotli(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength },
  });
}

async function remembered(bytes: Uint8Array): Promise<Uint8Array> {
  if (bytes.byteLength < LARGE) return compress(bytes, BEST);
  const quality = Number(process.env['HOTPATH_BROTLI_LARGE'] ?? BEST);
  const path = join(CACHE, `${createHash('sha256').update(bytes).digest('hex')}-${String(quality)}`);
  const known = await readFile(path).catch(() => undefined);
  if (known) return known;
  const made = await compress(bytes, quality);
  await mkdir(CACHE, { recursive: true });
  await writeFile(path, made);
  return made;
}

/**
 * Writes `<file>.br` and `<file>.gz` beside every compressible file below `dir`, so that servers need not compress on
 * the fly.
 * @returns how many files got variants.
 */
export async function precompress(dir: string): Promise<number> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && TEXT.test(entry.name));
  const done = await Promise.all(
    files.map(async (entry) => {
      const path = join(entry.parentPath, entry.name);
      const bytes = await readFile(path);
      if (!worthCompressing(path, bytes.byteLength)) return 0;
      const [small, larger] = await Promise.all([remembered(bytes), gz(bytes, { level: 9 })]);
      await Promise.all([writeFile(`${path}.br`, small), writeFile(`${path}.gz`, larger)]);
      return 1;
    }),
  );
  return done.filter(Boolean).length;
}
