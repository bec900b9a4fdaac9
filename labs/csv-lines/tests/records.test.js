import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { records } from '../csv.js';
import { TEST, assertAlways, assertFails, source } from './support/chunks.js';

describe('records', () => {
  it('splits fields', TEST, async () => {
    const why = 'Empty fields and spaces are data, too.';
    await assertAlways(
      records,
      'a,b,c\n1,,\n , x ,\n',
      [
        ['a', 'b', 'c'],
        ['1', '', ''],
        [' ', ' x ', ''],
      ],
      why,
    );
  });

  it('reads quoted fields', TEST, async () => {
    const why =
      'A comma in a company name moves all fields behind it by one, and prices end up in the column for dates.';
    await assertAlways(
      records,
      '1,"Miller, Sons",x\n"2",y,""\n',
      [
        ['1', 'Miller, Sons', 'x'],
        ['2', 'y', ''],
      ],
      why,
    );
  });

  it('reads doubled quotes', TEST, async () => {
    const why = 'Inches, titles and quotations have quotes, and each is written as two.';
    await assertAlways(records, '"3.5"" disk",""""\n"a""b"\n', [['3.5" disk', '"'], ['a"b']], why);
  });

  it('keeps line ends within quotes', TEST, async () => {
    const why = 'An address has lines. Who splits lines first cuts the record in two.';
    await assertAlways(
      records,
      '1,"Main St\nSpringfield"\r\n2,"a\r\nb"\r\n',
      [
        ['1', 'Main St\nSpringfield'],
        ['2', 'a\r\nb'],
      ],
      why,
    );
  });

  it('keeps a quote in the middle of a plain field', TEST, async () => {
    const why = 'Only a quote at the start of a field has a meaning.';
    await assertAlways(records, '3.5" disk,"x"\n', [['3.5" disk', 'x']], why);
  });

  it('leaves out empty lines', TEST, async () => {
    const why = 'Files end with one or two of them. As records they have one field and fail later.';
    await assertAlways(records, 'a\n\n\r\nb\n\n', [['a'], ['b']], why);
    await assertAlways(records, 'a\n""\n', [['a'], ['']], 'A quoted empty field is a record, and no empty line.');
  });

  it('refuses quotes that do not close', TEST, async () => {
    const why =
      'One quote too many, and the rest of the file is a single field. Without an error half of the data is gone.';
    await assertFails(records, 'a\n"b\nc\nd\n', { code: 'ERR_CSV_QUOTE', line: 2 }, why);
    await assertFails(records, 'a\n1,"b"c\n', { code: 'ERR_CSV_QUOTE', line: 2 }, why);
    await assertFails(records, 'a\n1,"b\nb"c\n', { code: 'ERR_CSV_QUOTE', line: 2 }, why);
  });

  it('gives a record as soon as its line ends', TEST, async () => {
    const chunks = source('a,b\nc', ',d\n', 'e,f\n');
    const reader = records(chunks);
    assert.deepEqual((await reader.next()).value, ['a', 'b']);
    assert.equal(chunks.taken, 1, `The first record is in the first chunk; ${chunks.taken} were taken.`);
    await reader.return();
    assert.equal(chunks.closed, 1, 'The caller stopped early, so the iterator of the chunks must be closed.');
  });
});
