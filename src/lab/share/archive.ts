import { strToU8, zipSync } from 'fflate';
import { readme } from '#words/lab/share.ts';
import type { Edits } from '../session/edits.ts';
import type { LabPackage, LabSummary } from '../session/package.ts';

/** A lab with the reader's edits as a zip that runs with `node --test` on Node 24, with nothing to install. Benches stay out: they need our harness. */
export function toZip({ slug, whole }: Pick<LabSummary, 'slug' | 'whole'>, lab: LabPackage, edits: Edits): Uint8Array {
  const support = Object.entries(lab.support).filter(([path]) => !path.startsWith('bench/'));
  const manifest = { name: slug, private: true, type: 'module', ...(!whole && { scripts: { test: 'node --test' } }) };
  const given = whole && Object.keys(edits).length > 0 ? {} : lab.starter;
  const files: Record<string, string> = {
    ...given,
    ...Object.fromEntries(support),
    ...edits,
    'package.json': `${JSON.stringify(manifest, null, 2)}\n`,
    'README.md': `# ${lab.manifest.title}\n\n${whole ? readme.play : readme.lab}\n`,
  };
  return zipSync(
    Object.fromEntries(Object.entries(files).map(([path, text]) => [`${slug}/${path}`, strToU8(text)])),
    // The same files give the same bytes.
    { mtime: new Date(1980, 0, 1) },
  );
}
