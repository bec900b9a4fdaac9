/** Writes deploy.json: what release 2.14 changed, from the two programs that lie beside this file. */
import { readFileSync } from 'node:fs';
import { createTwoFilesPatch } from 'diff';
import { write } from '../../tools.mjs';

const source = (version) => readFileSync(new URL(`service-${version}.mjs`, import.meta.url), 'utf8');
const patch = createTwoFilesPatch('2.13/service.mjs', '2.14/service.mjs', source('2.13'), source('2.14'), '', '', {
  context: 2,
});
write('deploy.json', {
  summary:
    'Release 2.14, Tuesday 14:00: one file changed. Each request now listens for changes of feature flags until its response is finished, and the warning about too many listeners is switched off. Nothing else, no migration.',
  blocks: [
    { kind: 'text', title: 'Difference between 2.13 and 2.14', text: patch.split('\n').slice(1).join('\n').trimEnd() },
  ],
});
