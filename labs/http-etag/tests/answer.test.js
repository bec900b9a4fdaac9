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
    const dated = page({ etag: '"v1"', lastModified });
    const byDate = await answer(request({ 'if-modified-since': 'Sat, 21 Nov 2026 10:00:00 GMT' }), dated);
    assert.deepEqual(
      [byDate.status, dated.renders],
      [304, 0],
      'The reader has no tag, but its date is that of the page.',
    );
  });

  it('repeats what caches need', async () => {
    const repeated = {
      'cache-control': headers['cache-control'],
      'content-location': '/prices.en',
      expires: 'Sat, 21 Nov 2026 12:00:00 GMT',
      vary: headers.vary,
    };
    const resource = page({ etag: '"v1"', lastModified, headers: { ...headers, ...repeated } });
    const { headers: sent } = await answer(request({ 'if-none-match': '"v1"' }), resource);
    const wanted = { etag: '"v1"', 'last-modified': 'Sat, 21 Nov 2026 10:00:00 GMT', ...repeated };
    for (const [name, value] of Object.entries(wanted))
      assert.equal(
        sent[name],
        value,
        `The 304 needs ${name}. A cache renews its copy from it: what is missing stays as old as the copy.`,
      );
  });

  it('describes no body where there is none', async () => {
    const described = { ...headers, 'content-encoding': 'gzip', 'content-length': '512' };
    const resource = page({ etag: '"v1"', headers: described });
    const { headers: sent } = await answer(request({ 'if-none-match': '"v1"' }), resource);
    for (const name of ['content-type', 'content-language', 'content-encoding', 'content-length'])
      assert.equal(sent[name], undefined, `A 304 has no body, and ${name} describes one.`);
  });

  it('answers HEAD without the page', async () => {
    const resource = page({ etag: '"v1"', headers });
    const { status, headers: sent, body } = await answer(request({}, 'HEAD'), resource);
    assert.deepEqual([status, sent.etag, body], [200, '"v1"', undefined], 'HEAD has the headers of GET and no body.');
    assert.equal(resource.renders, 0, 'Monitors and link checkers ask by HEAD. They must not cost a page.');
  });

  it('sends no body with HEAD, also when it has made one', async () => {
    const untagged = await answer(request({}, 'HEAD'), page());
    assert.deepEqual(
      [untagged.status, typeof untagged.headers.etag, untagged.body],
      [200, 'string', undefined],
      'Where the tag has to be made of the page, HEAD has the tag, and no body all the same.',
    );
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
