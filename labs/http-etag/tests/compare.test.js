import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { precondition } from '../conditional.js';
import { ifNoneMatch, request } from './support/requests.js';

describe('compare', () => {
  it('knows the version the reader has', () => {
    const why = 'What the reader has already need not be sent. What he does not have must be.';
    assert.equal(ifNoneMatch('"v1"', '"v1"'), 'not-modified', `The tag is that of the reader. ${why}`);
    assert.equal(ifNoneMatch('"v1"', '"v1"', 'HEAD'), 'not-modified', `HEAD is answered like GET. ${why}`);
    assert.equal(ifNoneMatch('"v1"', '"v2"'), 'proceed', `The version has changed. ${why}`);
    assert.equal(ifNoneMatch('"v10"', '"v1"'), 'proceed', `"v10" and "v1" are two tags. ${why}`);
    assert.equal(ifNoneMatch('"V1"', '"v1"'), 'proceed', `Letters of another case are another tag. ${why}`);
    assert.equal(
      precondition(request(), { etag: '"v1"' }),
      'proceed',
      `A reader without a tag gets everything. ${why}`,
    );
    assert.equal(precondition(request(), {}), 'proceed', 'No tag on either side is no match.');
  });

  it('reads a list', () => {
    const why = 'A cache that keeps several variants asks with all of their tags at once.';
    assert.equal(ifNoneMatch('"a", "b","c"', '"b"'), 'not-modified', `The tag is the second of three. ${why}`);
    assert.equal(ifNoneMatch('"a", "b","c"', '"c"'), 'not-modified', `A space after the comma is not required. ${why}`);
    assert.equal(ifNoneMatch('"a", "b"', '"d"'), 'proceed', `None of the list. ${why}`);
    assert.equal(ifNoneMatch('"a,b", "c"', '"a,b"'), 'not-modified', `A comma may stand in a tag. ${why}`);
    assert.equal(ifNoneMatch('"a,b"', '"b"'), 'proceed', `"a,b" is one tag, and "b" is not in this list. ${why}`);
  });

  it('compares weakly', () => {
    const why =
      'A proxy that compresses makes a tag weak on the way. Compared to the letter, no reader behind it ever gets a 304.';
    assert.equal(ifNoneMatch('W/"v1"', '"v1"'), 'not-modified', why);
    assert.equal(ifNoneMatch('"v1"', 'W/"v1"'), 'not-modified', why);
    assert.equal(ifNoneMatch('W/"a", W/"v1"', 'W/"v1"'), 'not-modified', why);
    assert.equal(ifNoneMatch('W/"v1"', 'W/"v2"'), 'proceed', 'Two weak tags that differ are two versions.');
  });

  it('takes a star for any version', () => {
    const why = 'With * the sender says: whatever you have.';
    assert.equal(ifNoneMatch('*', '"v1"'), 'not-modified', why);
    assert.equal(
      precondition(request({ 'if-none-match': '*' }), { lastModified: new Date(0) }),
      'not-modified',
      `A representation without a tag is one, too. ${why}`,
    );
    assert.equal(ifNoneMatch('"*"', '"v1"'), 'proceed', 'In quotes it is a tag like any other.');
  });

  it('finds nothing where nothing is', () => {
    const why = 'There is no representation that could be the same.';
    assert.equal(ifNoneMatch('*', undefined), 'proceed', why);
    assert.equal(ifNoneMatch('"v1"', undefined), 'proceed', why);
  });

  it('takes noise for no match', () => {
    const why = 'Headers come from strangers. What cannot be read must not match, and must not end in an error 500.';
    for (const noise of ['', 'v1', 'W/', '"v1', 'w/v1', ',,,', 'w/"v1"', 'x"v1"', '"v1"x', '"a" "v1"', '*, "a"'])
      assert.equal(ifNoneMatch(noise, '"v1"'), 'proceed', `If-None-Match: ${noise}. ${why}`);
    assert.equal(ifNoneMatch('v1, "v1"', '"v1"'), 'not-modified', 'Beside what is no tag, there is one that matches.');
  });
});
