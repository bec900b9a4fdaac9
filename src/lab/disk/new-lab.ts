import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { textOf } from '../files.ts';
import { readTree } from './read-tree.ts';

/** What makes one new lab differ from another. */
export interface NewLab {
  slug: string;
  title: string;
  section: string;
}

/**
 * Writes a small lab that keeps all its promises, as a draft, for an author to change bit by bit.
 *
 * @param template folder with the files; `__slug__`, `__title__`, `__section__`, `__id__` and `__today__` are filled in
 * @returns the files that were written, below `labsFolder`
 * @throws {Error} when the name cannot be an address, or there is such a lab
 */
export async function writeNewLab(
  labsFolder: string,
  template: string,
  { slug, title, section }: NewLab,
): Promise<string[]> {
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug)) {
    throw new Error(`"${slug}" cannot be an address; use lower-case words joined by hyphens, such as bounded-queue`);
  }
  const folder = path.join(labsFolder, slug);
  await mkdir(labsFolder, { recursive: true });
  await mkdir(folder).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
      throw new Error(`there is a lab "${slug}" already`);
    throw error;
  });
  const values: Record<string, string> = {
    slug,
    title: JSON.stringify(title),
    section,
    id: randomUUID(),
    today: new Date().toISOString().slice(0, 10),
  };
  const written: string[] = [];
  for (const [file, data] of Object.entries(await readTree(template))) {
    const target = path.join(folder, file);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(
      target,
      textOf(data).replace(/__([a-z]+)__/g, (whole, name: string) => values[name] ?? whole),
    );
    written.push(`${slug}/${file}`);
  }
  return written;
}
