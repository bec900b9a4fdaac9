import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { precondition } from '../conditional.js';
import { ifMatch, ifNoneMatch, request } from './support/requests.js';

describe('write', () => {
  it('lets no late writer win', () => {
    const why = 'Two people edit the same page. Who saves last overwrites what he has never seen.';
    assert.equal(ifMatch('"v1"', '"v1"'), 'proceed', `The writer has seen the version that there is. ${why}`);
    assert.equal(ifMatch('"v1"', '"v2"'), 'failed', `Somebody has saved in between. ${why}`);
    assert.equal(ifMatch('"a", "v2"', '"v2"'), 'proceed', 'If-Match may be a list, too.');
    assert.equal(ifMatch('"v1"', undefined), 'failed', `Somebody has deleted it in between. ${why}`);
    assert.equal(ifMatch('*', '"v1"'), 'proceed', 'Any version will do, and there is one.');
    assert.equal(ifMatch('*', undefined), 'failed', 'Any version will do, but there is none.');
    assert.equal(ifMatch('', '"v1"'), 'failed', 'An empty list has no tag that could match.');
  });

  it('compares strongly', () => {
    const why =
      'A weak tag says "good enough to show", and not "the same bytes". Edits on top of it may be lost (RFC 9110 §13.1.1).';
    assert.equal(ifMatch('W/"v1"', '"v1"'), 'failed', why);
    assert.equal(ifMatch('"v1"', 'W/"v1"'), 'failed', why);
    assert.equal(ifMatch('W/"v1"', 'W/"v1"'), 'failed', why);
  });

  it('creates only what is not there', () => {
    const why = 'PUT with If-None-Match: * means "create, and overwrite nobody".';
    assert.equal(ifNoneMatch('*', undefined, 'PUT'), 'proceed', why);
    assert.equal(
      ifNoneMatch('*', '"v1"', 'PUT'),
      'failed',
      `It is there already. ${why} 304 is an answer for readers.`,
    );
    assert.equal(
      ifNoneMatch('"v1"', '"v1"', 'DELETE'),
      'failed',
      '304 is an answer for readers; a writer is told that it failed.',
    );
  });

  it('asks If-Match first', () => {
    const both = request({ 'if-match': '"v1"', 'if-none-match': '"v2"' });
    assert.equal(
      precondition(both, { etag: '"v2"' }),
      'failed',
      'RFC 9110 §13.2.2 gives the order, so that all servers say the same: If-Match comes first.',
    );
  });
});
