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

  it('runs a program with the npm packages that it names, on real Node only', async () => {
    const block = (fence: string): string =>
      page(
        `\`\`\`js ${fence}`,
        "import limit from 'p-limit';",
        'console.log(typeof limit);',
        '```',
        '```text output',
        'function',
        '```',
      );
    const { programs, problems } = programsInPage('page.mdx', block('run="node" packages="p-limit"'));
    expect(problems).toEqual([]);
    const [program] = programs;
    expect(program && (await proveProgram(program))).toBeUndefined();
    expect(problemsOf(block('run packages="p-limit"'))).toEqual([
      '1: Pages have no npm packages for their Run button. Write run="node" beside packages="…".',
    ]);
  });

  it('names everything that would not run or is not proved, all at once', () => {
    expect(
      problemsOf(
        page(
          '```js no-run',
          'x',
          '```',
          '```sh',
          'npm start',
          '```',
          '```js run file="m.mjs" files="gone.mjs"',
          '```',
          'text',
          '```text output',
          '```',
          '```text output',
          '```',
          '```sql run',
          'SELECT 1;',
          '```',
          '```js run',
          '```',
        ),
      ),
    ).toEqual([
      '1: Say why this block does not run: no-run="starts a server".',
      '4: This sh block never runs. Add run, or say why not: no-run="starts a server".',
      '7: files="…gone.mjs…" names no earlier block. Put the block file="gone.mjs" above this one.',
      '12: An output block must follow the block that prints it. Put it directly below its `run` block.',
      '14: SQL runs on the SQLite that every Node has: write run="sqlite", or say why it does not run with no-run="…".',
      '17: This program has no output. Add a ```text output block directly below it.',
    ]);
  });

  it('runs js and ts blocks by default, other languages never, and none that says why not', () => {
    const { programs, problems } = programsInPage(
      'page.mdx',
      page(
        '```js',
        'console.log(1);',
        '```',
        '```text output',
        '1',
        '```',
        '```ts',
        'const silent: number = 1;',
        '```',
        '```sh no-run="starts a server"',
        'npm start',
        '```',
        '```js no-run="needs a database"',
        'await pool.query("SELECT 1");',
        '```',
        '```yaml',
        'a: 1',
        '```',
      ),
    );
    expect(problems).toEqual([]);
    expect(programs.map(({ entry, expected }) => [entry, expected.output])).toEqual([
      ['line-1.mjs', '1'],
      ['line-7.mts', ''],
    ]);
  });
});

describe('blocks of a page', () => {
  it.each([
    ['```ts', 'const sum: number = 1 + 1;', 'console.log(sum);', '```', '```text output', '2', '```'],
    ['```sh run', 'node --version | cut -d. -f1', '```', '```text output', 'v24', '```'],
    [
      '```sql run="sqlite"',
      'CREATE TABLE t (id INTEGER);',
      'INSERT INTO t',
      '  VALUES (1), (2);',
      'SELECT sum(id) AS total FROM t;',
      '```',
      '```text output',
      '{"total":3}',
      '```',
    ],
    ['```js', 'const quiet = 1;', '```'],
  ])('runs %s', async (...lines) => {
    const { programs, problems } = programsInPage('page.mdx', page(...lines));
    expect(problems).toEqual([]);
    expect(programs).toHaveLength(1);
    for (const program of programs) expect(await proveProgram(program)).toBeUndefined();
  });

  it.each([
    ['```js', 'console.log("surprise");', '```', /prints "surprise", and no output block follows/],
    ['```sh run', 'echo one', '```', '```text output', 'two', '```', /expected "two", printed "one"/],
    ['```sh run', 'false', '```', '```text output', '```', /ended with code 1/],
  ])('tells what is wrong with %s %s', async (...given) => {
    const { programs } = programsInPage('page.mdx', page(...given.filter((line) => typeof line === 'string')));
    expect(await Promise.all(programs.map((program) => proveProgram(program)))).toEqual([
      expect.stringMatching(given.find((line) => line instanceof RegExp) ?? /^$/),
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
