import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { precondition } from '../conditional.js';
import { request } from './support/requests.js';

const SAVED = new Date('2026-11-21T10:00:00.750Z');
const since = (text, more = {}, method = 'GET') => request({ 'if-modified-since': text, ...more }, method);
const current = { etag: '"v1"', lastModified: SAVED };

describe('date', () => {
  it('compares whole seconds', () => {
    const why =
      'The header has no milliseconds. A date from the database has, and looks newer than its own copy in the header.';
    assert.equal(
      precondition(since('Sat, 21 Nov 2026 10:00:00 GMT'), current),
      'not-modified',
      `Saved at 10:00:00.750. ${why}`,
    );
    assert.equal(precondition(since('Sat, 21 Nov 2026 10:00:01 GMT'), current), 'not-modified', 'Saved before that.');
    assert.equal(precondition(since('Sat, 21 Nov 2026 09:59:59 GMT'), current), 'proceed', 'Saved after that.');
    assert.equal(
      precondition(since('Sat, 21 Nov 2026 10:00:01 GMT'), { etag: '"v1"' }),
      'proceed',
      'Nobody knows when it was saved.',
    );
    assert.equal(
      precondition(since('Sat, 21 Nov 2026 10:00:01 GMT'), undefined),
      'proceed',
      'There is nothing to compare with.',
    );
  });

  it('lets If-None-Match decide', () => {
    const why =
      'Two saves in one second have one date and two tags. The date is for those who know no tags (RFC 9110 §13.1.3).';
    assert.equal(
      precondition(since('Sat, 21 Nov 2026 11:00:00 GMT', { 'if-none-match': '"v0"' }), current),
      'proceed',
      `The tag says that it has changed. ${why}`,
    );
    assert.equal(
      precondition(since('Sat, 21 Nov 2026 09:00:00 GMT', { 'if-none-match': '"v1"' }), current),
      'not-modified',
      `The tag says that it is the same. ${why}`,
    );
  });

  it('ignores what is no date', () => {
    const why = 'A wrong 304 shows an old page. A full answer is never wrong.';
    for (const noise of ['', 'soon', '2030-01-01', '0', '4102444800'])
      assert.equal(precondition(since(noise), current), 'proceed', `If-Modified-Since: ${noise}. ${why}`);
  });

  it('is for readers only', () => {
    const why = 'A POST that is answered by 304 was not done, and its sender thinks it was.';
    assert.equal(precondition(since('Sat, 21 Nov 2026 11:00:00 GMT', {}, 'POST'), current), 'proceed', why);
    assert.equal(
      precondition(since('Sat, 21 Nov 2026 11:00:00 GMT', {}, 'HEAD'), current),
      'not-modified',
      'HEAD reads, too.',
    );
  });
});
