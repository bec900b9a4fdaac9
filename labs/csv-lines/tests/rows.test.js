import { describe, it } from 'node:test';
import { rows } from '../csv.js';
import { TEST, assertAlways, assertFails } from './support/chunks.js';

describe('rows', () => {
  it('gives each row the names of the header', TEST, async () => {
    const text = 'id,name\n1,Ada\n2,"Grace, H."\n';
    const expected = [
      { id: '1', name: 'Ada' },
      { id: '2', name: 'Grace, H.' },
    ];
    await assertAlways(rows, text, expected, 'Whoever reads the rows must not count commas.');
    await assertAlways(rows, 'id,name\n', [], 'A header alone has no rows.');
  });

  it('refuses rows with fields too many or too few', TEST, async () => {
    const why = 'A row that is padded or cut in silence is wrong data that looks right.';
    await assertFails(rows, 'id,name\n1,Ada\n2\n', { code: 'ERR_CSV_FIELDS', line: 3 }, why);
    await assertFails(rows, 'id,name\n1,Ada,x\n', { code: 'ERR_CSV_FIELDS', line: 2 }, why);
  });

  it('counts the lines of the text', TEST, async () => {
    const why =
      'The number has to lead to the place in an editor, where lines within quotes and empty lines count as well.';
    await assertFails(
      rows,
      'id,name\n1,"Main St\nSpringfield"\n\n2,"a\nb",x\n',
      { code: 'ERR_CSV_FIELDS', line: 5 },
      why,
    );
  });
});
