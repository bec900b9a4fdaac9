import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BENCH_DIR } from '../peers/install.ts';
import type { Buildable } from './build.ts';
import { withFrontMatter, type GeneratedPage } from './corpus.ts';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));

/** What a build does not read. */
const NOT_NEEDED = /^(?:tests|bench\/size\.json|\.github|\.ci)/;

/**
 * A copy of this project, all of it, with `pages` beside its own: the real configuration builds them, and no switch in it knows of the
 * bench. The sections they stand in are written into the copy's list of sections.
 */
export async function writeOurs(pages: readonly GeneratedPage[], precompress: boolean): Promise<Buildable> {
  const cwd = join(BENCH_DIR, 'hotpath');
  await rm(cwd, { recursive: true, force: true });
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  for (const path of listed.split('\0')) {
    // A deleted file is listed until that is committed.
    if (path === '' || NOT_NEEDED.test(path) || !existsSync(join(ROOT, path))) continue;
    await cp(join(ROOT, path), join(cwd, path));
  }
  await symlink(join(ROOT, 'node_modules'), join(cwd, 'node_modules'), 'dir');
  // Large files that hardly ever change are compressed once a machine: see src/site/precompress.ts.
  const brotli = join(ROOT, '.hotpath/cache');
  if (existsSync(brotli)) await cp(brotli, join(cwd, '.hotpath/cache'), { recursive: true });
  const ids = [...new Set(pages.map(({ section }) => section))];
  const list = join(cwd, 'src/site/sections.ts');
  const entries = ids.map((id) => `  { id: 'generated-${id}', label: 'Generated ${id}' },\n`).join('');
  const sections = await readFile(list, 'utf8');
  if (!sections.includes('\n];')) throw new Error('src/site/sections.ts: no list that ends with "];"');
  await writeFile(list, sections.replace(/\n\];/, `\n${entries}];`));
  for (const page of pages) {
    const file = join(cwd, `content/docs/guides/generated-${page.section}/${page.slug}.md`);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, withFrontMatter(page));
  }
  return {
    cwd,
    commands: [['src/browser-node/build/build.ts'], ['node_modules/astro/bin/astro.mjs', 'build', '--force']],
    env: precompress ? {} : { HOTPATH_PRECOMPRESS: 'off' },
    out: 'dist',
    clean: async () => {
      for (const made of ['dist', '.astro', '.hotpath/engine'])
        await rm(join(cwd, made), { recursive: true, force: true });
    },
  };
}
