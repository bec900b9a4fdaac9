import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { installPeer, type PeerPackages } from '../peers/install.ts';
import type { Buildable } from './build.ts';
import { withFrontMatter, type GeneratedPage } from './corpus.ts';

export const VITEPRESS: PeerPackages = { name: 'vitepress', dependencies: { vitepress: '1.6.4', vue: '3.5.22' } };

/** VitePress as it comes, with a sidebar for each section. It makes no search index then; ours does. */
export async function writeVitePress(pages: readonly GeneratedPage[]): Promise<Buildable> {
  const cwd = await installPeer(VITEPRESS);
  await rm(join(cwd, 'docs'), { recursive: true, force: true });
  const sidebar: Record<string, unknown> = {};
  for (const [section, own] of Map.groupBy(pages, (page) => page.section)) {
    const items = own.map(({ title, slug }) => ({ text: title, link: `/section-${section}/${slug}` }));
    sidebar[`/section-${section}/`] = [{ text: `Section ${section}`, items }];
  }
  const config = { title: 'Bench', description: 'Generated pages', themeConfig: { sidebar } };
  await mkdir(join(cwd, 'docs/.vitepress'), { recursive: true });
  await writeFile(join(cwd, 'docs/.vitepress/config.mjs'), `export default ${JSON.stringify(config)};\n`);
  await writeFile(join(cwd, 'docs/index.md'), '# Bench\n');
  for (const page of pages) {
    const file = join(cwd, `docs/section-${page.section}/${page.slug}.md`);
    await mkdir(dirname(file), { recursive: true });
    // Its pages have no title but the first heading.
    await writeFile(file, withFrontMatter({ ...page, body: `# ${page.title}\n\n${page.body}` }));
  }
  return {
    cwd,
    commands: [['node_modules/vitepress/bin/vitepress.js', 'build', 'docs']],
    out: 'docs/.vitepress/dist',
    clean: async () => {
      for (const made of ['dist', 'cache', '.temp'])
        await rm(join(cwd, 'docs/.vitepress', made), { recursive: true, force: true });
    },
  };
}
