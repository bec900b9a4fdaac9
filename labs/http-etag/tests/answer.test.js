import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { answer } from '../conditional.js';
import { page, request } from './support/requests.js';

const headers = {
  'cache-control': 'public, max-age=60',
  vary: 'accept-language',
  'content-type': 'text/html',
  'content-language': 'en',
};
const lastModified = new Date('2026-11-21T10:00:00.750Z');

describe('answer', () => {
  it('sends the page with its validators', async () => {
    const why = 'A tag that is not sent cannot come back.';
    const resource = page({ etag: '"v1"', lastModified, headers });
    const { status, headers: sent, body } = await answer(request(), resource);
    assert.deepEqual(
      [status, body, resource.renders],
      [200, '<h1>Prices</h1>', 1],
      'A reader without a tag gets the page.',
    );
    assert.deepEqual(
      sent,
      { ...headers, etag: '"v1"', 'last-modified': 'Sat, 21 Nov 2026 10:00:00 GMT' },
      `All headers of the resource, its tag and its date. ${why}`,
    );
    const undated = await answer(request(), page({ etag: '"v1"' }));
    assert.deepEqual(
      undated.headers,
      { etag: '"v1"' },
      'Nobody knows when this one was saved, so there is no last-modified.',
    );
  });

  it('does not work for a 304', async () => {
    const why =
      'The bytes on the wire are the small part. Most of the cost is the page: queries, templates, compression.';
    const resource = page({ etag: '"v1"', headers });
    const { status, body } = await answer(request({ 'if-none-match': 'W/"v1"' }), resource);
    assert.deepEqual([status, body], [304, undefined], 'The reader has this version already, and a 304 has no body.');
    assert.equal(resource.renders, 0, `The version was known, and the page was made all the same. ${why}`);
  });

  it('repeats what caches need', async () => {
    const { headers: sent } = await answer(request({ 'if-none-match': '"v1"' }), page({ etag: '"v1"', headers }));
    assert.deepEqual(
      [sent.etag, sent['cache-control'], sent.vary],
      ['"v1"', headers['cache-control'], headers.vary],
      'A cache renews its copy from the 304. Without cache-control it does not know for how long, and asks every time.',
    );
  });

  it('describes no body where there is none', async () => {
    const { headers: sent } = await answer(request({ 'if-none-match': '"v1"' }), page({ etag: '"v1"', headers }));
    assert.deepEqual(
      [sent['content-type'], sent['content-language']],
      [undefined, undefined],
      'Headers that describe a body have no place in a 304.',
    );
  });

  it('answers HEAD without the page', async () => {
    const resource = page({ etag: '"v1"', headers });
    const { status, headers: sent, body } = await answer(request({}, 'HEAD'), resource);
    assert.deepEqual([status, sent.etag, body], [200, '"v1"', undefined], 'HEAD has the headers of GET and no body.');
    assert.equal(resource.renders, 0, 'Monitors and link checkers ask by HEAD. They must not cost a page.');
  });

  it('makes a tag where there is no version', async () => {
    const why = 'Then the work is done, but readers with a slow line are spared the bytes.';
    const resource = page();
    const first = await answer(request(), resource);
    assert.deepEqual(
      [first.status, resource.renders],
      [200, 1],
      'One answer, one rendering: the bytes that are tagged are the bytes that are sent.',
    );
    assert.equal(typeof first.headers.etag, 'string', `The answer needs a tag, made of its bytes. ${why}`);
    const second = await answer(request({ 'if-none-match': first.headers.etag }), resource);
    assert.deepEqual([second.status, second.body], [304, undefined], `The same bytes again. ${why}`);
    const changed = await answer(request({ 'if-none-match': first.headers.etag }), page({ text: '<h1>Prizes</h1>' }));
    assert.equal(changed.status, 200, 'Other bytes, another tag.');
  });

  it('says 412 to one who asks for another version', async () => {
    const resource = page({ etag: '"v2"', headers });
    const { status, body } = await answer(request({ 'if-match': '"v1"' }), resource);
    assert.deepEqual(
      [status, body, resource.renders],
      [412, undefined, 0],
      'A part of version 1 and a part of version 2 make a broken download.',
    );
  });
});
