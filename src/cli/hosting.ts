/** `npm run hosting`: writes the files in `hosting/` from the header table. */
import { mkdir, writeFile } from 'node:fs/promises';
import { hostingFiles } from '../site/hosting-files.ts';

const folder = new URL('../../hosting/', import.meta.url);
await mkdir(folder, { recursive: true });
for (const [name, text] of Object.entries(hostingFiles())) {
  await writeFile(new URL(name, folder), text);
  console.log(`hosting/${name}`);
}
