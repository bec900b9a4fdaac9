import { describe, expect, it } from 'vitest';
import { codeBlocks } from '../../../src/docs/code-blocks.ts';
import { outputDifference } from '../../../src/docs/match-output.ts';
import { programsInPage } from '../../../src/docs/programs-in-page.ts';
import { proveProgram } from '../../../src/docs/run-program.ts';

const page = (...lines: string[]): string => lines.join('\n');
const problemsOf = (source: string): string[] =>
  programsInPage('page.mdx', source).problems.map((p) => `${p.line}: ${p.message}`);

describe('codeBlocks', () => {
  it('reads language, meta, text and line, also of indented and longer fences', () => {
    const blocks = codeBlocks(
      page(
        '# x',
        '',
        '  ```js run file="a b.mjs"',
        '  if (x) {',
        '    y();',
        '  }',
        '  ```',
        '````text',
        '```',
        '````',
      ),
    );
    expect(blocks.map((b) => [b.lang, b.line, b.code])).toEqual([
      ['js', 3, 'if (x) {\n  y();\n}'],
      ['text', 8, '```'],
    ]);
    expect(Object.fromEntries(blocks[0]?.meta ?? [])).toEqual({ run: true, file: 'a b.mjs' });
  });
});

describe('programsInPage', () => {
  it('builds a program of several blocks and its output', () => {
    const { programs, problems } = programsInPage(
      'page.mdx',
      page(
        '```js file="w.mjs"',
        'export const a = 1',
        '```',
        '```js run file="m.mjs" files="w.mjs" args="3 4"',
        'x',
        '```',
        '```text output',
        '1',
        '```',
      ),
    );
    expect(problems).toEqual([]);
    expect(programs).toMatchObject([
      { entry: 'm.mjs', line: 4, args: ['3', '4'], expected: { output: '1', unordered: false } },
    ]);
    expect([...(programs[0]?.files.keys() ?? [])]).toEqual(['m.mjs', 'w.mjs']);
  });

  it('names everything that would not run or is not proved, all at once', () => {
    expect(
      problemsOf(
        page(
          '```js',
          'x',
          '```',
          '```js file="unused.mjs"',
          '```',
          '```js run file="m.mjs" files="gone.mjs"',
          '```',
          'text',
          '```text output',
          '```',
          '```text output',
          '```',
        ),
      ),
    ).toEqual([
      '1: This js block never runs. Add run file="name.mjs", or make it text or sh.',
      '6: files="…gone.mjs…" names no earlier block. Put the block file="gone.mjs" above this one.',
      '11: An output block must follow the block that prints it. Put it directly below its `run` block.',
      '4: No program uses unused.mjs. Name it in files="unused.mjs" of a block that runs, or add run.',
    ]);
  });
});

describe('outputDifference', () => {
  it('takes placeholders for what changes and nothing else', () => {
    expect(outputDifference('took <ms> ms (x2)', 'took 12.5 ms (x2)\n')).toBeUndefined();
    expect(outputDifference('<any> done\n', 'thread 3 done')).toBeUndefined();
    expect(outputDifference('a+', 'aa')).toBe('output line 1: expected "a+", printed "aa"');
  });

  it('says which line is missing or too much', () => {
    expect(outputDifference('a\nb', 'a')).toBe('output ends before line 2: "b"');
    expect(outputDifference('a', 'a\nb')).toBe('output line 2 is not expected: "b"');
  });

  it('allows any order when asked', () => {
    expect(outputDifference('a\nb', 'b\na', true)).toBeUndefined();
    expect(outputDifference('a\nb', 'b\nb', true)).toContain('no output line matches "a"');
  });
});

describe('proveProgram', () => {
  const program = (source: string, output: string, throws?: string) => ({
    path: 'p.mdx',
    line: 1,
    label: 'm.mjs',
    files: new Map([['m.mjs', source]]),
    entry: 'm.mjs',
    args: [],
    expected: { output, unordered: false, ...(throws === undefined ? {} : { throws }) },
  });

  it('agrees with a program that prints what the page says', async () => {
    expect(await proveProgram(program('console.log(1 + 1)', '2'))).toBeUndefined();
    expect(await proveProgram(program('console.log(1); null.x', '1', 'TypeError'))).toBeUndefined();
  });

  it('says what is wrong with one that does not', async () => {
    expect(await proveProgram(program('console.log(1 + 1)', '3'))).toBe(
      'm.mjs: output line 1: expected "3", printed "2"',
    );
    expect(await proveProgram(program('null.x', ''))).toContain('m.mjs ended with code 1');
    expect(await proveProgram(program('', '', 'TypeError'))).toBe(
      'm.mjs should fail with TypeError, but ended with code 0.',
    );
    expect(await proveProgram(program('for (;;);', ''), 300)).toBe(
      'm.mjs did not end by itself within its time limit.',
    );
  });
});
