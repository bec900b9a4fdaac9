import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addNamesOfPage, addNamesOfScript, leanStyles, renamedFor } from './lean-styles.ts';

/**
 * Takes out of the stylesheets in `root/_astro` what neither `pages` nor scripts can use. A sheet that changes gets another name, as its
 * content has another hash.
 * @returns old names and new ones; the pages still have the old ones
 */
export async function leanSheets(root: string, pages: readonly string[]): Promise<Map<string, string>> {
  const folder = join(root, '_astro');
  const names = new Set<string>();
  const sheets = new Map<string, string>();
  const scripts: string[] = [];
  // Workers draw nothing.
  const isWorker = (file: string): boolean => /\.worker-[\w-]+\.js$/.test(file);
  for (const file of await readdir(folder)) {
    if (!/\.(?:css|js)$/.test(file) || isWorker(file)) continue;
    const text = await readFile(join(folder, file), 'utf8');
    if (file.endsWith('.css')) sheets.set(file, text);
    else scripts.push(text);
  }
  for (const text of scripts) addNamesOfScript(text, names);
  for (const page of pages) addNamesOfPage(await readFile(page, 'utf8'), names);

  const renamed = new Map<string, string>();
  for (const [file, css] of leanStyles(sheets, names)) {
    // What a script loads by name keeps its name, and so its content.
    if (css === sheets.get(file) || scripts.some((text) => text.includes(file))) continue;
    const name = renamedFor(css, file);
    await writeFile(join(folder, name), css);
    await rm(join(folder, file));
    renamed.set(file, name);
  }
  return renamed;
}
