import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TypeCheck } from '../upload.js';
import { TEST, assertRefused, cut, png, through, turns } from './support/parts.js';

const WRONG = 'ERR_UPLOAD_TYPE';
const SIZES = [1, 2, 3, 7, 1_000];
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);
const pdf = Buffer.from('%PDF-1.7 and so on');
const riff = (kind) =>
  Buffer.concat([Buffer.from('RIFF'), Buffer.from([9, 8, 7, 6]), Buffer.from(`${kind} and so on`)]);

describe('type', () => {
  it('tells the types apart, wherever chunks end', TEST, async () => {
    const files = { 'image/png': png(), 'image/jpeg': jpeg, 'application/pdf': pdf, 'image/webp': riff('WEBP') };
    for (const [type, file] of Object.entries(files)) {
      for (const size of SIZES) {
        const check = new TypeCheck();
        const seen = await through(check, cut(file, size));
        const what = `A file of the type ${type}, in chunks of ${size} bytes`;
        assert.deepEqual(seen.errors, [], `${what}: it must pass. Slow connections send the first bytes one by one.`);
        assert.equal(check.type, type, `${what}: wrong type.`);
        assert.deepEqual(seen.bytes, file, `${what}: something else came out than went in.`);
        assert.ok(seen.ended, `${what}: the stream must end.`);
      }
    }
  });

  it('refuses what is none of them', TEST, async () => {
    const files = {
      'a script': Buffer.from('<script>alert(1)</script>'),
      'a program': Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]),
    };
    for (const [what, file] of Object.entries(files)) {
      for (const size of SIZES) {
        const check = new TypeCheck();
        const seen = await through(check, cut(file, size));
        assertRefused(
          seen,
          check,
          WRONG,
          `This was ${what}, in chunks of ${size} bytes. Its name may end in .png all the same.`,
        );
        assert.equal(
          seen.bytes.length,
          0,
          `${seen.bytes.length} bytes of ${what} were passed on before it was refused.`,
        );
      }
    }
  });

  it('reads a signature to its end', TEST, async () => {
    const almost = png();
    almost[7] = 0;
    const files = {
      'a sound file, which begins with RIFF as well': riff('WAVE'),
      'a PNG with a broken signature': almost,
    };
    for (const [what, file] of Object.entries(files)) {
      for (const size of SIZES) {
        const check = new TypeCheck();
        const seen = await through(check, cut(file, size));
        assertRefused(seen, check, WRONG, `This was ${what}, in chunks of ${size} bytes.`);
      }
    }
  });

  it('refuses as soon as nothing can match', TEST, async () => {
    for (const bytes of ['<', '%PDX', '\x89PNGx']) {
      const check = new TypeCheck();
      const seen = await through(check, cut(Buffer.from(bytes, 'latin1'), 2), { end: false });
      assertRefused(
        seen,
        check,
        WRONG,
        `After ${JSON.stringify(bytes)} no type can match any more, and the client sends nothing else. It would keep its connection.`,
      );
    }
  });

  it('refuses a file that ends too early', TEST, async () => {
    for (const file of [Buffer.alloc(0), Buffer.from('%PD'), png(7), riff('WEB').subarray(0, 11)]) {
      for (const size of [1, 1_000]) {
        const check = new TypeCheck();
        const seen = await through(check, cut(file, size));
        assertRefused(
          seen,
          check,
          WRONG,
          `The file ends after ${file.length} bytes, with no type known. It must not pass for a good one.`,
        );
      }
    }
  });

  it('passes on as soon as the type is known, and not before', TEST, async () => {
    const check = new TypeCheck();
    const chunks = [];
    check.on('data', (chunk) => chunks.push(chunk));
    const file = png(20);
    check.write(file.subarray(0, 7));
    await turns();
    assert.equal(
      chunks.length,
      0,
      'Seven bytes of eight have come. They may still be those of something else, and are on the disk already.',
    );
    assert.equal(check.type, undefined, 'The type is not known yet.');
    check.write(file.subarray(7, 9));
    await turns();
    assert.equal(check.type, 'image/png', 'The signature is complete.');
    assert.deepEqual(
      Buffer.concat(chunks),
      file.subarray(0, 9),
      'The type is known, so what has come must go on. Whoever holds it back until the end has the whole file in memory.',
    );
    check.write(file.subarray(9));
    await turns();
    assert.deepEqual(Buffer.concat(chunks), file, 'Later chunks must go on at once.');
  });

  it('takes the list of types that it is given', TEST, async () => {
    const text = [{ type: 'text/x-greeting', bytes: [0x68, null, 0x21] }];
    const check = new TypeCheck(text);
    const seen = await through(check, [Buffer.from('h'), Buffer.from('i!!')]);
    assert.deepEqual(seen.errors, []);
    assert.equal(check.type, 'text/x-greeting');
    const other = new TypeCheck(text);
    assertRefused(await through(other, [png()]), other, WRONG, 'A PNG is not in this list.');
  });
});
