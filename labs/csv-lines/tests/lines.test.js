import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { lines } from '../csv.js';
import { TEST, all, assertAlways, cut, source } from './support/chunks.js';

describe('lines', () => {
  it('gives the same lines, however chunks are cut', TEST, async () => {
    const why =
      'Files come in chunks of 64 KiB. A line at a border becomes two that are wrong, one in a thousand, in production only.';
    await assertAlways(lines, 'id,name\n1,Ada\n2,Grace\n', ['id,name', '1,Ada', '2,Grace'], why);
  });

  it('keeps characters of several bytes whole', TEST, async () => {
    const why =
      'A character that is decoded in two halves becomes two question marks, and the name of a customer is lost.';
    await assertAlways(lines, 'Zoë,5 €\n😀,ok\n', ['Zoë,5 €', '😀,ok'], why);
  });

  it('knows both line ends', TEST, async () => {
    const why = 'A "\\r" that is left over ends up in the last field of each line, where nobody sees it.';
    await assertAlways(lines, 'a\r\nb\nc\r\n', ['a', 'b', 'c'], why);
  });

  it('takes a carriage return alone for text', TEST, async () => {
    await assertAlways(lines, 'a\rb\r\r\nc\r', ['a\rb\r', 'c\r'], 'A "\\r" without a "\\n" ends no line: it is text.');
  });

  it('gives a last line without an end', TEST, async () => {
    const why = 'Many programs write no end behind the last line. Its order would be lost.';
    await assertAlways(lines, 'a\nb', ['a', 'b'], why);
  });

  it('gives empty lines, and none for an empty text', TEST, async () => {
    const why = 'Line numbers in messages are right only if every line counts.';
    await assertAlways(lines, 'a\n\nb\n\n', ['a', '', 'b', ''], why);
    await assertAlways(lines, '', [], 'No text has no line.');
  });

  it('drops a byte order mark', TEST, async () => {
    const why = 'Spreadsheets write one. It sticks to the first name of the header, and that column is never found.';
    await assertAlways(lines, '\uFEFFid\n1\n', ['id', '1'], why);
  });

  it('refuses bytes that are no UTF-8', TEST, async () => {
    const why = 'A file in another encoding, read as UTF-8, loses its letters for good. Better to say so.';
    for (const bytes of [
      [0x61, 0xe9, 0x62, 0x0a],
      [0x61, 0x0a, 0xe2, 0x82],
    ]) {
      await assert.rejects(all(lines(cut(bytes, 1))), TypeError, `The bytes ${bytes}. ${why}`);
    }
  });

  it('takes a chunk only when a line is missing', TEST, async () => {
    const why = 'A file of 10 GB fits into no memory. What is read before it is asked for lies there.';
    const chunks = source('a\nb\nc', 'd\ne\n', 'f\n');
    const reader = lines(chunks);
    assert.equal((await reader.next()).value, 'a');
    assert.equal((await reader.next()).value, 'b');
    assert.equal(
      chunks.taken,
      1,
      `Two lines were asked for, and the first chunk has both; ${chunks.taken} chunks were taken. ${why}`,
    );
    assert.equal((await reader.next()).value, 'cd');
    assert.equal(chunks.taken, 2, `The third line ends in the second chunk; ${chunks.taken} were taken. ${why}`);
    await reader.return();
    assert.equal(
      chunks.closed,
      1,
      'The caller stopped early, so the iterator of the chunks must be closed: it holds a file.',
    );
  });
});
