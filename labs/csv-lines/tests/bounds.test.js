import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { records } from '../csv.js';
import { TEST, all, assertAlways, assertFails, source } from './support/chunks.js';

describe('bounds', () => {
  it('allows a record of the full length', TEST, async () => {
    const why = 'The line end is not part of the record.';
    await assertAlways((chunks) => records(chunks, { maxLength: 5 }), 'ab,cd\r\n"a,b"\n', [['ab', 'cd'], ['a,b']], why);
  });

  it('refuses a record that is longer', TEST, async () => {
    const why = 'Somebody uploads a file without a line end. What has no bound ends with the memory of the process.';
    await assertFails(
      (chunks) => records(chunks, { maxLength: 5 }),
      'ab\nabc,de\n',
      { code: 'ERR_CSV_TOO_LONG', line: 2 },
      why,
    );
    await assertFails(
      (chunks) => records(chunks, { maxLength: 5 }),
      'ab\n"a\nb\nc\nd"\n',
      { code: 'ERR_CSV_TOO_LONG', line: 2 },
      'The line is the one in which the record begins, also when the bound is passed further down.',
    );
  });

  it('measures each record by itself', TEST, async () => {
    const why = 'A bound on the file is not a bound on its records.';
    await assertAlways(
      (chunks) => records(chunks, { maxLength: 3 }),
      'a,b\nc,d\ne,f\n',
      [
        ['a', 'b'],
        ['c', 'd'],
        ['e', 'f'],
      ],
      why,
    );
  });

  it('stops reading when the bound is passed', TEST, async () => {
    const why = 'The bound has to hold while the record grows. At its end it is too late: the memory is taken.';
    const chunks = source('"aaa', 'aaa', ...Array.from({ length: 100 }, () => 'aaa'));
    await assert.rejects(all(records(chunks, { maxLength: 5 })), { code: 'ERR_CSV_TOO_LONG' }, why);
    assert.equal(chunks.taken, 2, `The second chunk passes the bound; ${chunks.taken} chunks were taken. ${why}`);
    assert.equal(chunks.closed, 1, 'The iterator of the chunks must be closed: it holds a file.');
  });
});
