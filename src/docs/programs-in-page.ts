import { codeBlocks, type CodeBlock } from './code-blocks.ts';
import type { Problem } from '../schemas/problems.ts';
import type { Program } from './program.ts';

/** Languages whose blocks run unless they say why not. */
const RUN_BY_DEFAULT: Readonly<Record<string, string>> = { js: 'mjs', mjs: 'mjs', cjs: 'cjs', ts: 'mts', mts: 'mts' };
/** Languages whose blocks run when they are marked, and else say why not. */
const RUN_WHEN_MARKED: Readonly<Record<string, string>> = { sh: 'sh', bash: 'sh', sql: 'sql' };

/**
 * Reads the programs out of a page. The convention for authors:
 *
 * - `js` and `ts` blocks run. `sh` and `sql` blocks run when they are marked: `run`, for SQL `run="sqlite"`. Blocks in other languages
 *   are just shown.
 * - A block of these four that does not run says why in its fence: `no-run="starts a server"`.
 * - `file="main.mjs"` names the block's file. Names are unique in a page. `files="worker.mjs pool.mjs"` adds files of earlier blocks of
 *   the page; a block that another one names is part of that program and does not run by itself, unless it says `run`.
 * - `run` puts a Run button on the page. `run="node"` says that only real Node can show it (libuv's threads, for example): it runs in the
 *   tests, and the page offers no button.
 * - `packages="p-limit"` names npm packages that the program imports. Pages have none of them, so it says `run="node"`, too.
 * - `args="8 2"` are the program's arguments.
 * - The next block is ` ```text output `: what the program prints, exactly, with placeholders for what differs from run to run: `<ms>` and
 *   `<n>` (a number), `<any>` (anything up to the end of the line). `output unordered` when threads print. Without such a block the
 *   program must print nothing.
 * - `throws="RangeError"` says that the program must fail, with this text on standard error.
 *
 * Times are never asserted: let the program print a comparison (`slower: true`) next to the measured `<ms>`.
 */
export function programsInPage(path: string, source: string): { programs: Program[]; problems: Problem[] } {
  const blocks = codeBlocks(source);
  const programs: Program[] = [];
  const problems: Problem[] = [];
  const known = new Map<string, CodeBlock>();
  const problem = (block: CodeBlock, message: string): void => {
    problems.push({ path, line: block.line, message });
  };

  const named = new Set(blocks.flatMap((block) => words(block.meta.get('files'))));
  blocks.forEach((block, index) => {
    const before = blocks[index - 1];
    if (block.meta.has('output') && (before === undefined || !canRun(before) || before.meta.has('no-run'))) {
      problem(block, 'An output block must follow the block that prints it. Put it directly below its `run` block.');
    }
    if (!canRun(block)) return;
    const { lang, meta } = block;
    const reason = meta.get('no-run');
    if (reason === true) return problem(block, 'Say why this block does not run: no-run="starts a server".');
    const given = meta.get('file');
    if (reason !== undefined && typeof given !== 'string') return;
    const marked = meta.has('run');
    const byDefault = RUN_BY_DEFAULT[lang];
    if (reason === undefined && byDefault === undefined && !marked) {
      return problem(
        block,
        `This ${lang} block never runs. Add run${lang === 'sql' ? '="sqlite"' : ''}, or say why not: no-run="starts a server".`,
      );
    }
    if (lang === 'sql' && marked && meta.get('run') !== 'sqlite') {
      return problem(
        block,
        'SQL runs on the SQLite that every Node has: write run="sqlite", or say why it does not run with no-run="…".',
      );
    }
    const file =
      typeof given === 'string' ? given : `line-${block.line}.${byDefault ?? RUN_WHEN_MARKED[lang] ?? 'txt'}`;
    if (known.has(file)) problem(block, `The page has two blocks with file="${file}". Give this one another name.`);
    known.set(file, block);
    if (reason !== undefined || (!marked && named.has(file))) return;

    const files = new Map([[file, block.code]]);
    for (const name of words(block.meta.get('files'))) {
      const other = known.get(name);
      if (other === undefined)
        problem(block, `files="…${name}…" names no earlier block. Put the block file="${name}" above this one.`);
      else {
        files.set(name, other.code);
      }
    }
    const packages = words(block.meta.get('packages'));
    if (packages.length > 0 && meta.get('run') !== 'node')
      problem(block, 'Pages have no npm packages for their Run button. Write run="node" beside packages="…".');
    const output = blocks[index + 1];
    const shown = output?.meta.has('output') === true ? output : undefined;
    if (shown === undefined && marked) {
      problem(block, 'This program has no output. Add a ```text output block directly below it.');
      return;
    }
    const throws = block.meta.get('throws');
    if (throws === true) {
      problem(block, 'Say what it throws: throws="ReferenceError".');
      return;
    }
    const expected = {
      output: shown?.code ?? '',
      unordered: shown?.meta.has('unordered') === true,
      ...(throws === undefined ? {} : { throws }),
    };
    programs.push({
      path,
      line: block.line,
      label: file,
      files,
      entry: file,
      args: words(block.meta.get('args')),
      packages,
      expected,
    });
  });

  return { programs, problems };
}

function canRun({ lang, meta }: CodeBlock): boolean {
  return !meta.has('output') && (lang in RUN_BY_DEFAULT || lang in RUN_WHEN_MARKED);
}

function words(value: string | true | undefined): string[] {
  return typeof value === 'string' ? value.split(/[\s,]+/).filter((word) => word !== '') : [];
}
