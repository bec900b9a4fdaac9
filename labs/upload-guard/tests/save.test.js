import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, it } from 'node:test';
import { saveUpload } from '../upload.js';
import {
  Client,
  TEST,
  begun,
  cut,
  errorOf,
  fileIn,
  folder,
  kibibytes,
  names,
  outcomeOf,
  png,
  turns,
} from './support/parts.js';

const ENDLESS = 2_000;

describe('save', () => {
  it('saves a file and says what it is', TEST, async (t) => {
    const directory = await folder(t);
    const file = png(5_000);
    const saved = saveUpload(new Client(cut(file, 700)), { directory, name: 'a.png', maxBytes: 5_000 });
    const { value, error } = await outcomeOf(saved, 'The upload is complete.');
    assert.equal(error, undefined, `Expected the file to be saved, got ${error}.`);
    assert.deepEqual(value, { bytes: 5_000, type: 'image/png' });
    assert.deepEqual(await readFile(path.join(directory, 'a.png')), file, 'The file differs from the upload.');
    assert.deepEqual(await names(directory), ['a.png'], 'Nothing else may be left in the folder.');
  });

  it('removes what it has written of a refused upload', TEST, async (t) => {
    const directory = await folder(t);
    const why = 'Refused uploads that stay on the disk fill it, which is what the limit was for.';
    const large = saveUpload(new Client(kibibytes(400)), { directory, name: 'a.png', maxBytes: 200 * 1_024 });
    const error = await errorOf(large, 'The upload is too large.');
    assert.equal(error.code, 'ERR_UPLOAD_TOO_LARGE', `Expected the error of the limit, got ${error}.`);
    assert.deepEqual(await names(directory), [], why);
    const text = saveUpload(new Client([Buffer.from('hello')]), { directory, name: 'a.png', maxBytes: 1_000 });
    assert.equal((await errorOf(text, 'The upload is a text.')).code, 'ERR_UPLOAD_TYPE');
    assert.deepEqual(await names(directory), [], why);
  });

  it('stops reading what is refused', TEST, async (t) => {
    const directory = await folder(t);
    const client = new Client(kibibytes(ENDLESS));
    const error = await errorOf(
      saveUpload(client, { directory, name: 'a.png', maxBytes: 4_096 }),
      'The upload is too large.',
    );
    assert.equal(error.code, 'ERR_UPLOAD_TOO_LARGE', `Expected the error of the limit, got ${error}.`);
    await turns(600);
    assert.ok(
      client.taken <= 128 * 1_024,
      `The limit is 4 KiB. ${client.taken / 1_024} KiB of ${ENDLESS} were read. A refused upload must cost its sender, not you.`,
    );
  });

  it('leaves the connection to the answer', TEST, async (t) => {
    const directory = await folder(t);
    for (const [chunks, code] of [
      [kibibytes(ENDLESS), 'ERR_UPLOAD_TOO_LARGE'],
      [[Buffer.from('hello')], 'ERR_UPLOAD_TYPE'],
    ]) {
      const client = new Client(chunks, { open: code === 'ERR_UPLOAD_TYPE' });
      const error = await errorOf(
        saveUpload(client, { directory, name: 'a.png', maxBytes: 4_096 }),
        'The upload must be refused.',
      );
      assert.equal(error.code, code, `Expected ${code}, got ${error}.`);
      await turns();
      assert.equal(
        client.destroyed,
        false,
        'The source was destroyed. If it is an HTTP/2 stream, the client sees a reset in place of your answer.',
      );
    }
  });

  it('refuses at once, also a client that sends nothing more', TEST, async (t) => {
    const directory = await folder(t);
    const why = 'The client keeps its connection open and sends nothing. It must be refused on what it has sent.';
    const large = new Client(cut(png(100), 50), { open: true });
    assert.equal(
      (await errorOf(saveUpload(large, { directory, name: 'a', maxBytes: 99 }), why)).code,
      'ERR_UPLOAD_TOO_LARGE',
    );
    const text = new Client([Buffer.from('hello')], { open: true });
    assert.equal(
      (await errorOf(saveUpload(text, { directory, name: 'a', maxBytes: 99 }), why)).code,
      'ERR_UPLOAD_TYPE',
    );
  });

  it('cleans up when the client goes away', TEST, async (t) => {
    const directory = await folder(t);
    const why = 'Phones lose their network in the middle of uploads, and say nothing.';
    const left = new Client(cut(png(100), 50), { open: true });
    const saved = saveUpload(left, { directory, name: 'a.png', maxBytes: 1_000 });
    await begun(left, directory);
    left.destroy();
    await errorOf(saved, why);
    assert.deepEqual(await names(directory), [], `Half a file is left. ${why}`);

    const reset = new Error('ECONNRESET');
    const broken = new Client(cut(png(100), 50), { open: true });
    const second = saveUpload(broken, { directory, name: 'a.png', maxBytes: 1_000 });
    await begun(broken, directory);
    broken.destroy(reset);
    assert.equal(await errorOf(second, why), reset, 'It must be the error of the source.');
    assert.deepEqual(await names(directory), [], `Half a file is left. ${why}`);
  });

  it('does not wait for a client that has gone before', TEST, async (t) => {
    const directory = await folder(t);
    const why =
      'The client left while you looked up who it is. It has been closed, and no event will tell you so any more.';
    const gone = new Client(cut(png(100), 50), { open: true });
    gone.destroy();
    await turns();
    await errorOf(saveUpload(gone, { directory, name: 'a.png', maxBytes: 1_000 }), why);
    assert.deepEqual(await names(directory), [], `Something is left in the folder. ${why}`);
  });

  it('rejects when the disk fails', TEST, async (t) => {
    const directory = path.join(await folder(t), 'not-there');
    const saved = saveUpload(new Client(cut(png(100), 50)), { directory, name: 'a.png', maxBytes: 1_000 });
    const error = await errorOf(saved, 'The folder is not there, so nothing can be written.');
    assert.equal(error.code, 'ENOENT', `Expected the error of the file system, got ${error}.`);
  });

  it('leaves nothing when the file cannot get its name', TEST, async (t) => {
    const directory = await folder(t);
    await mkdir(path.join(directory, 'a.png'));
    const saved = saveUpload(new Client(cut(png(100), 50)), { directory, name: 'a.png', maxBytes: 1_000 });
    const error = await errorOf(saved, 'A folder has that name, so no file can.');
    assert.equal(typeof error.code, 'string', `Expected the error of the file system, got ${error}.`);
    assert.deepEqual(
      await names(directory),
      ['a.png'],
      'The upload was complete, but rename() failed. Its temporary file is left, and nobody will ever look for it.',
    );
  });

  it('has a complete file under the name at any time', TEST, async (t) => {
    const directory = await folder(t);
    const place = path.join(directory, 'a.png');
    await writeFile(place, 'the last one');
    const why = 'Somebody may download the file while it is being replaced.';

    const refused = saveUpload(new Client(kibibytes(20)), { directory, name: 'a.png', maxBytes: 10_000 });
    await errorOf(refused, 'The upload is too large.');
    assert.equal(
      await readFile(place, 'utf8'),
      'the last one',
      'A refused upload took away or damaged the file that stood there.',
    );

    const slow = new Client(cut(png(100), 50), { open: true });
    const saved = saveUpload(slow, { directory, name: 'a.png', maxBytes: 1_000 });
    await begun(slow, directory);
    assert.equal(await readFile(place, 'utf8'), 'the last one', `The new upload is not complete. ${why}`);
    slow.finish();
    const { error } = await outcomeOf(saved, 'The upload is complete.');
    assert.equal(error, undefined, `Expected the file to be saved, got ${error}.`);
    assert.deepEqual(await readFile(place), png(100), 'The new upload is complete now.');
  });

  it('keeps uploads of the same name apart', TEST, async (t) => {
    const directory = await folder(t);
    const why = 'Two people replace the same picture. The last one to finish wins, and its file is whole.';
    const first = new Client(cut(png(300), 100), { open: true });
    const saved = saveUpload(first, { directory, name: 'a.png', maxBytes: 1_000 });
    await fileIn(directory);
    const second = await outcomeOf(
      saveUpload(new Client([png(40)]), { directory, name: 'a.png', maxBytes: 1_000 }),
      why,
    );
    assert.equal(second.error, undefined, `The second upload failed with ${second.error}. ${why}`);
    first.finish();
    const { error } = await outcomeOf(saved, why);
    assert.equal(error, undefined, `The first upload failed with ${error}. ${why}`);
    assert.deepEqual(await readFile(path.join(directory, 'a.png')), png(300), why);
  });
});
