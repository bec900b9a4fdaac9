import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'node:test';
import { answerUpload } from '../upload.js';
import { Client, TEST, cut, errorOf, folder, kibibytes, names, outcomeOf, png, turns } from './support/parts.js';

const CLOSE = { connection: 'close' };

async function answerOf(client, options) {
  const { value, error } = await outcomeOf(answerUpload(client, options), 'Every upload needs an answer.');
  assert.equal(error, undefined, `Expected an answer, got a rejection with ${error}.`);
  return value;
}

describe('answer', () => {
  it('says what was saved, by its bytes', TEST, async (t) => {
    const directory = await folder(t);
    const client = new Client(cut(png(300), 100), { headers: { 'content-length': '5', 'content-type': 'text/plain' } });
    assert.deepEqual(
      await answerOf(client, { directory, name: 'a.png', maxBytes: 300 }),
      { status: 201, headers: {}, body: { bytes: 300, type: 'image/png' } },
      'Size and type must be those of the bytes, not those of the headers.',
    );
  });

  it('refuses with 413 or 415, and closes the connection', TEST, async (t) => {
    const directory = await folder(t);
    const why =
      'What is left of the upload is still on its way. The next request on this connection would be read from it.';
    const large = await answerOf(new Client(cut(png(300), 100)), { directory, name: 'a', maxBytes: 299 });
    assert.deepEqual(large, { status: 413, headers: CLOSE, body: { error: 'too large', maxBytes: 299 } }, why);
    const text = await answerOf(new Client([Buffer.from('hello')]), { directory, name: 'a', maxBytes: 299 });
    assert.deepEqual(text, { status: 415, headers: CLOSE, body: { error: 'wrong type' } }, why);
    assert.deepEqual(await names(directory), []);
  });

  it('refuses by the header before it reads', TEST, async (t) => {
    const directory = await folder(t);
    const client = new Client(kibibytes(100), { headers: { 'content-length': String(100 * 1_024) } });
    const answer = await answerOf(client, { directory, name: 'a', maxBytes: 50 * 1_024 });
    assert.equal(answer.status, 413);
    assert.deepEqual(answer.headers, CLOSE);
    await turns();
    assert.equal(client.reads, 0, 'The header says that it is too large. No byte had to be read for that.');
    assert.equal(
      client.destroyed,
      false,
      'The request was destroyed. Called by hand, that ends the socket for the answer.',
    );
  });

  it('does not believe a header that promises little', TEST, async (t) => {
    const directory = await folder(t);
    for (const headers of [{ 'content-length': '10' }, { 'content-length': 'many' }, {}]) {
      const answer = await answerOf(new Client(kibibytes(20), { headers }), { directory, name: 'a', maxBytes: 10_000 });
      assert.equal(
        answer.status,
        413,
        `The headers were ${JSON.stringify(headers)}, and 20 KiB came. Chunked uploads have no length at all.`,
      );
    }
  });

  it('takes an upload of exactly the announced limit', TEST, async (t) => {
    const directory = await folder(t);
    const client = new Client([png(300)], { headers: { 'content-length': '300' } });
    assert.equal((await answerOf(client, { directory, name: 'a', maxBytes: 300 })).status, 201);
  });

  it('does not blame the client for a broken disk', TEST, async (t) => {
    const directory = path.join(await folder(t), 'not-there');
    const error = await errorOf(
      answerUpload(new Client([png(300)]), { directory, name: 'a', maxBytes: 1_000 }),
      'A 4xx tells the client to change its upload, and tells your alerts that all is well.',
    );
    assert.equal(error.code, 'ENOENT');
  });
});
