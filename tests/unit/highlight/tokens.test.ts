import { describe, expect, it } from 'vitest';
import { inkedLinesBeside } from '../../../src/highlight/beside.ts';
import { INKS, type InkedLine } from '../../../src/highlight/inks.ts';
import { inkedLines } from '../../../src/highlight/tokens.ts';

/** `ink:text` of each token, line by line. */
function read(code: string, lines: readonly InkedLine[]): string[][] {
  const texts = code.split('\n');
  return lines.map((tokens, index) =>
    tokens.map(({ start, end, ink }) => `${ink}:${texts[index]?.slice(start, end) ?? ''}`),
  );
}

describe('inked lines', () => {
  it('ink what a program is made of, and leave plain text without a token', async () => {
    const code = "const pool = new Pool(4); // threads\nrun('task');";
    expect(read(code, await inkedLines(code, 'js', 'guide'))).toEqual([
      [
        'keyword:const',
        'punctuation:=',
        'keyword:new',
        'name:Pool',
        'punctuation:(',
        'number:4',
        'punctuation:);',
        'comment:// threads',
      ],
      ['name:run', 'punctuation:(', "string:'task'", 'punctuation:);'],
    ]);
  });

  it('join neighbours of one ink across white space', async () => {
    const code = 'export default async function main() {}';
    expect(read(code, await inkedLines(code, 'js', 'guide'))[0]?.[0]).toBe('keyword:export default async function');
  });

  it('remember across lines where they are', async () => {
    const code = '/* one\n\ntwo */ let x;';
    expect(read(code, await inkedLines(code, 'js', 'editor'))).toEqual([
      ['comment:/* one'],
      [],
      ['comment:two */', 'keyword:let', 'punctuation:;'],
    ]);
  });

  it.each(['text', 'output', '', 'constructor', 'no-such-language'])('leave %o plain', async (language) => {
    expect(await inkedLines('const a = 1;\nb();', language, 'guide')).toEqual([[], []]);
  });

  it('use inks that are known', async () => {
    const code = '{ "a": [1, null, "b"], "c": true }';
    const inks = (await inkedLines(code, 'json', 'editor')).flat().map(({ ink }) => ink);
    expect(INKS).toEqual(expect.arrayContaining(inks));
  });
});

describe('a thread beside', () => {
  it('reads as this one does, whatever the order of the answers', async () => {
    const codes = Array.from({ length: 12 }, (_, index) => `const a${index} = ${index}; // ${'x'.repeat(index)}`);
    const here = await Promise.all(codes.map((code) => inkedLines(code, 'ts', 'guide')));
    expect(await Promise.all(codes.map((code) => inkedLinesBeside(code, 'ts', 'guide')))).toEqual(here);
  });
});
