/** `npm run compatibility`: writes what the tests prove of the embedded engine, for the repository and for the site. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compatibilityFiles } from '../../tests/engine/support/compatibility-files.ts';

for (const [file, text] of Object.entries(await compatibilityFiles())) {
  writeFileSync(fileURLToPath(new URL(`../../${file}`, import.meta.url)), text);
  console.log(file);
}
