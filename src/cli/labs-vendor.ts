/** `npm run labs:vendor`: records in labs/vendor.json what the npm packages are made of that labs name as `dependencies`. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { labSlugs, readManifest } from '../lab/disk/read-lab.ts';
import { recordedHashes, vendoredPackages, VENDOR_FILE } from '../lab/disk/vendor.ts';

const root = path.join(import.meta.dirname, '../..');
const labs = path.join(root, 'labs');
const manifests = await Promise.all((await labSlugs(labs)).map((slug) => readManifest(labs, slug)));
const names = [...new Set(manifests.flatMap((manifest) => manifest?.dependencies ?? []))].sort();
const packages = await vendoredPackages(root, names);
const before = await recordedHashes(labs);
const after = Object.fromEntries(
  packages.map(({ id, hash }) => [id, hash] as const).sort(([a], [b]) => (a < b ? -1 : 1)),
);
await writeFile(path.join(labs, VENDOR_FILE), `${JSON.stringify(after, null, 2)}\n`);
for (const { id, hash } of packages) if (before[id] !== hash) console.log(`recorded ${id}`);
for (const id of Object.keys(before)) if (after[id] === undefined) console.log(`dropped ${id}`);
console.log(`labs/${VENDOR_FILE}: ${packages.length} packages`);
