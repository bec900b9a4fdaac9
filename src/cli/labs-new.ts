/**
 * `npm run labs:new <slug> [-- --title "…"] [-- --section caching]`: writes a small lab that passes `npm run labs:check` at once, with
 * comments for its author.
 */
import path from 'node:path';
import { readArguments } from './arguments.ts';
import { writeNewLab } from '../lab/disk/new-lab.ts';
import { sections } from '../site/sections.ts';

const { values, positionals } = readArguments('npm run labs:new -- NAME [--title "…"] [--section caching]', {
  allowPositionals: true,
  options: { title: { type: 'string' }, section: { type: 'string', default: 'caching' } },
});
const [slug] = positionals;
const known = sections.map(({ id }) => id);

try {
  if (slug === undefined) throw new Error('which name? npm run labs:new bounded-queue');
  if (!known.includes(values.section))
    throw new Error(`there is no section "${values.section}"; choose one of ${known.join(', ')}`);
  const title = values.title ?? slug.charAt(0).toUpperCase() + slug.slice(1).replaceAll('-', ' ');
  const labs = path.join(import.meta.dirname, '../../labs');
  const written = await writeNewLab(labs, path.join(import.meta.dirname, 'new-lab'), {
    slug,
    title,
    section: values.section,
  });
  for (const file of written) console.log(`labs/${file}`);
  console.log(`\nIt passes: npm run labs:check ${slug}`);
  console.log(`Change it, and see it grow at /labs/${slug}/ with npm run dev.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
