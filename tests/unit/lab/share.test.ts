import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { toZip } from '../../../src/lab/share/archive.ts';
import { decodeShare, encodeShare, HASH_PREFIX, LONGEST_HASH } from '../../../src/lab/share/link.ts';
import { toMarkdown } from '../../../src/lab/share/markdown.ts';
import { labPackage, summary } from './session-fakes.ts';

const version = { lab: summary.id, contentHash: 'v1', files: { 'counter.js': 'let n = 0; // “ä”\n' } };

/** Pseudo-random text, which hardly gets smaller. */
function noise(length: number): string {
  let seed = 1;
  return Array.from({ length }, () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return String.fromCharCode(33 + (seed % 90));
  }).join('');
}

describe('a share link', () => {
  it('brings the files to where it is opened', async () => {
    const hash = await encodeShare(version);
    expect(hash).toMatch(/^#shared=1\.[\w-]+$/);
    expect(await decodeShare(hash, summary)).toEqual(version);
  });

  it('holds only files that may be edited', async () => {
    const files = { ...version.files, 'given.js': 'x', 'tests/counter.test.js': 'x', '../up.js': 'x' };
    const decoded = await decodeShare(await encodeShare({ ...version, files }), summary);
    expect(decoded.files).toEqual(version.files);
  });

  it.each([
    ['cut off', async () => (await encodeShare(version)).slice(0, -9), /broken/],
    ['not base64', async () => `${HASH_PREFIX}%%%`, /broken/],
    ['of a later format', async () => '#shared=2.abcd', /another version/],
    ['about another lab', () => encodeShare({ ...version, lab: crypto.randomUUID() }), /another lab/],
    ['without a file to edit', () => encodeShare({ ...version, files: { 'given.js': 'x' } }), /no file/],
    ['of another shape', () => encodeShare({ ...version, run: true } as typeof version), /broken/],
    ['longer than links are', async () => HASH_PREFIX + 'A'.repeat(LONGEST_HASH), /longer/],
    [
      'small, and huge when unpacked',
      () => encodeShare({ ...version, files: { 'counter.js': ' '.repeat(900_000) } }),
      /broken/,
    ],
  ])('that is %s is refused with a sentence', async (_name, make, message) => {
    const hash = await make();
    await expect(decodeShare(hash, summary)).rejects.toThrow(message);
  });

  it('is not made when it would be too long', async () => {
    const files = { 'counter.js': noise(60_000) };
    await expect(encodeShare({ ...version, files })).rejects.toThrow(/too long for a link/);
  });
});

describe('Markdown for a review', () => {
  it('keeps code in its block, whatever stands in it', () => {
    const text = toMarkdown('Count', 'https://example.org/', 'All tests passed.', { 'a.js': '// ```\ncode' });
    expect(text).toBe(
      '# [Count](https://example.org/)\n\nAll tests passed.\n\n## `a.js`\n\n````js\n// ```\ncode\n````\n',
    );
  });
});

describe('the zip', () => {
  it('has the reader’s files over the starter, the tests, and a manifest', () => {
    const files = unzipSync(toZip(summary, labPackage, { 'counter.js': 'mine\n' }));
    const text = (path: string) => strFromU8(files[`counter/${path}`] ?? new Uint8Array());
    expect(Object.keys(files).sort()).toEqual(
      ['README.md', 'counter.js', 'given.js', 'package.json', 'tests/counter.test.js'].map((path) => `counter/${path}`),
    );
    expect(text('counter.js')).toBe('mine\n');
    expect(JSON.parse(text('package.json'))).toMatchObject({ type: 'module', scripts: { test: 'node --test' } });
  });
});
