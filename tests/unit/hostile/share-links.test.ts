/** Share links that somebody made to do harm. What such a link says of its files goes into no page as anything but text. */
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { compareTexts } from '../../../src/lab/compare.ts';
import { hiddenCharacters } from '../../../src/lab/hidden-characters.ts';
import { toZip } from '../../../src/lab/share/archive.ts';
import { decodeShare, HASH_PREFIX, LONGEST_HASH, ShareError } from '../../../src/lab/share/link.ts';
import { toMarkdown } from '../../../src/lab/share/markdown.ts';
import { isOwnName } from '../../../src/lab/session/own-files.ts';
import { LabSession } from '../../../src/lab/session/session.ts';
import { labPackage, summary, workingPorts } from '../lab/session-fakes.ts';

const SCRIPT = `</script><img src=x onerror="alert(1)"><svg onload=alert(1)>`;

/** A link as an attacker writes it: whatever text, deflated, behind whatever prefix. */
const linkOf = (json: string, prefix: string = HASH_PREFIX): string =>
  prefix + deflateRawSync(Buffer.from(json), { level: 9 }).toString('base64url');

/** A link of the right shape with these files; their names are written as they are, `__proto__` too. */
function linkWith(files: Iterable<readonly [name: string, text: string]>, more = ''): string {
  const list = Array.from(files, ([name, text]) => `${JSON.stringify(name)}:${JSON.stringify(text)}`).join();
  return linkOf(`{"lab":"${summary.id}","contentHash":"v1","files":{${list}}${more}}`);
}

const open = (hash: string) => decodeShare(hash, summary);

/** Opened, it holds what may be edited, and none of `names`. */
async function expectDropped(names: readonly string[]): Promise<void> {
  const { files } = await open(linkWith([['counter.js', 'good'], ...names.map((name) => [name, 'evil'] as const)]));
  expect(Object.entries(files)).toEqual([['counter.js', 'good']]);
}

async function expectRefused(hash: string, message: RegExp): Promise<void> {
  const error: unknown = await open(hash).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ShareError);
  expect((error as ShareError).message).toMatch(message);
}

describe('a hostile share link', () => {
  it('with script as the text of a file: it is no more than a text, and cannot leave its block in Markdown', async () => {
    const text = `\`\`\`\n${SCRIPT}`;
    const { files } = await open(linkWith([['counter.js', text]]));
    expect(files).toEqual({ 'counter.js': text });
    const [before, inside, after] = toMarkdown('Count', 'https://example.org/', '', files).split('````');
    expect(inside).toContain(SCRIPT);
    expect(`${before}${after}`).not.toContain('<');
  });

  it('with script as the name of a file: the file is dropped', () =>
    expectDropped([`${SCRIPT}.js`, '<b>.js', '"onload="x.js', 'javascript:alert(1)//.js', '`${1}`.js']));

  it('with paths that climb: the files are dropped', () =>
    expectDropped(['../up.js', '../../etc/passwd.txt', 'a/../../up.js', './../up.js', 'a/..%2fup.js', '..\\up.js']));

  it('with absolute paths, drives and addresses: the files are dropped', () =>
    expectDropped(['/etc/passwd.txt', '//host/share.js', 'C:\\up.js', 'C:/up.js', 'file:///a.js', '~/a.js']));

  it('with __proto__ and constructor as names: no prototype is changed', async () => {
    await expectDropped(['__proto__', 'constructor', 'toString', '__proto__/polluted.js/x']);
    const link = linkOf(
      `{"lab":"${summary.id}","contentHash":"v1","files":{"counter.js":"x","__proto__":{"polluted":"yes"}}}`,
    );
    await open(link).catch(() => undefined);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  it('that writes over what grades the reader: the files are dropped, whatever a disk takes for the same name', () =>
    expectDropped([
      'tests/counter.test.js',
      'Tests/counter.test.js',
      'bench/speed.bench.js',
      'given.js',
      'GIVEN.js',
      'package.json',
      'Package.JSON',
      'node_modules/fs/index.js',
      'Node_Modules/fs/index.js',
    ]));

  it('with one name as file and folder: it could not be written, and is dropped', async () => {
    await expectDropped(['counter.js/inside.js', 'a/b.mjs/c.js']);
    expect(isOwnName('v1.2/c.js', summary)).toBe(true);
  });

  it('with control, invisible and direction characters in names: the files are dropped', () =>
    expectDropped([
      'a\u0000.js',
      'a\n.js',
      'a\u202Esj.exe.js',
      'a\u200B.js',
      'cоunter.js',
      'a\u2066.js',
      '\u001B[2J.js',
    ]));

  it('with code that reads in another order than it runs in: the comparison writes out what cannot be seen', async () => {
    const text = `if (level !== "user\u202E \u2066// only for admins\u2069 \u2066") {\u0000}`;
    const { files } = await open(linkWith([['counter.js', text]]));
    expect(hiddenCharacters(Object.values(files))).toEqual(['U+202E', 'U+2066', 'U+2069', 'U+0000']);
    const rows = JSON.stringify(compareTexts('', files['counter.js'] ?? ''));
    expect(rows).toContain('user[U+202E] [U+2066]// only');
    expect(rows).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
  });

  it('that unpacks to much more than it is: it is stopped on the way', async () => {
    const bomb = linkOf(`{"lab":"${' '.repeat(20_000_000)}`);
    expect(bomb.length).toBeLessThan(LONGEST_HASH);
    await expectRefused(bomb, /broken/);
  });

  it('with thousands of files: it is refused', async () => {
    const hash = linkWith(Array.from({ length: 5_000 }, (_, index) => [`f${index}.js`, ''] as const));
    expect(hash.length).toBeLessThan(LONGEST_HASH);
    await expectRefused(hash, /broken/);
  });

  it('with a file of fifty thousand lines: the comparison gives up the search, and shows some', () => {
    const lines = (from: number): string =>
      Array.from({ length: 50_000 }, (_, i) => String.fromCharCode(from + (i % 26))).join('\n');
    const rows = compareTexts(lines(97), lines(65));
    expect(rows.length).toBeLessThan(5_000);
    expect(rows.at(-1)).toEqual({ kind: 'rest', count: 47_000 });
  });

  it('that is longer than any: it is refused before it is read', () =>
    expectRefused(HASH_PREFIX + 'A'.repeat(LONGEST_HASH), /longer/));

  it.each([2, 7, -3])('that is cut off, or has %i bytes of something else at its end: it is refused', (by) => {
    const link = linkWith([['counter.js', 'x']]);
    return expectRefused(by > 0 ? link.slice(0, -by) : `${link}${'$'.repeat(-by)}`, /broken/);
  });

  it('with the prefix of another version before a good body: it is refused', async () => {
    const good = linkWith([['counter.js', 'x']]).slice(HASH_PREFIX.length);
    for (const prefix of ['#shared=2.', '#shared=', '#shared=1', '#shared=10', '#shared=NaN.'])
      await expectRefused(prefix + good, /another version|broken/);
  });

  it('that names a lab there is not, or another one: it is refused', async () => {
    const named = (lab: string): string => linkOf(`{"lab":${lab},"contentHash":"v1","files":{"counter.js":"x"}}`);
    await expectRefused(named(`"${crypto.randomUUID()}"`), /another lab/);
    for (const lab of ['"../../admin"', '{"toString":1}', 'null', `["${summary.id}"]`])
      await expectRefused(named(lab), /broken/);
  });

  it('of another shape, with more than files in it: it is refused', async () => {
    for (const more of [',"run":true', ',"files":[]', ',"hints":{"count":9}'])
      await expectRefused(linkWith([['counter.js', 'x']], more), /broken/);
    for (const json of ['null', '[]', '"x"', '{"files":{}}', '[[['.repeat(5_000)])
      await expectRefused(linkOf(json), /broken/);
  });

  it('that wants to run: taken over, it is edits that can be undone, and nothing has run', async () => {
    let started = 0;
    const ports = workingPorts();
    const session = new LabSession(summary, {
      ...ports,
      grade: (...args) => {
        started += 1;
        return ports.grade(...args);
      },
    });
    await session.restore();
    session.edit('counter.js', 'mine');
    const { files } = await open(linkWith([['counter.js', 'process.exit()']]));
    session.takeOver(files, 'taken over');
    expect(started).toBe(0);
    session.undo();
    expect(session.state.edits).toEqual({ 'counter.js': 'mine' });
  });

  it('taken into the zip: no entry leaves its folder', async () => {
    const { files } = await open(
      linkWith([
        ['counter.js', 'x'],
        ['a/b.js', 'y'],
      ]),
    );
    const names = Buffer.from(toZip(summary, labPackage, files)).toString('latin1');
    expect(names).toContain('counter/a/b.js');
    expect(names).not.toMatch(/\.\.[/\\]/);
  });
});
