import { codeBlocks, type CodeBlock } from './code-blocks.ts';
import type { Problem } from '../schemas/problems.ts';
import type { Program } from './program.ts';

const SHOWN_ONLY = new Set(['text', 'sh']);

/**
 * Reads the programs out of a page. The convention for authors:
 *
 * - Every block either runs, or is a file of a program that runs. Only `text` and `sh` blocks are just shown.
 * - `file="main.mjs"` names the block's file. Names are unique in a page.
 * - `run` starts the program with this file. `files="worker.mjs pool.mjs"` adds files of earlier blocks of the page.
 * - `run="node"` says that only real Node can show it (libuv's threads, for example): CI runs it, the page offers no Run button.
 * - `args="8 2"` are the program's arguments.
 * - The next block must be ` ```text output `: what the program prints, exactly, with placeholders for what differs from run to
 *   run: `<ms>` and `<n>` (a number), `<any>` (anything up to the end of the line). `output unordered` when threads print.
 * - `throws="RangeError"` says that the program must fail, with this text on standard error.
 *
 * Times are never asserted: let the program print a comparison (`slower: true`) next to the measured `<ms>`.
 */
export function programsInPage(path: string, source: string): { programs: Program[]; problems: Problem[] } {
  const blocks = codeBlocks(source);
  const programs: Program[] = [];
  const problems: Problem[] = [];
  const known = new Map<string, CodeBlock>();
  const used = new Set<CodeBlock>();
  const problem = (block: CodeBlock, message: string): void => {
    problems.push({ path, line: block.line, message });
  };

  blocks.forEach((block, index) => {
    if (SHOWN_ONLY.has(block.lang)) {
      const before = blocks[index - 1];
      if (block.meta.has('output') && before?.meta.has('run') !== true) {
        problem(block, 'An output block must follow the block that prints it. Put it directly below its `run` block.');
      }
      return;
    }
    const file = block.meta.get('file');
    if (typeof file !== 'string') {
      problem(
        block,
        `This ${block.lang || 'unnamed'} block never runs. Add run file="name.mjs", or make it text or sh.`,
      );
      return;
    }
    if (known.has(file)) problem(block, `The page has two blocks with file="${file}". Give this one another name.`);
    known.set(file, block);
    if (!block.meta.has('run')) return;
    used.add(block);

    const files = new Map([[file, block.code]]);
    for (const name of words(block.meta.get('files'))) {
      const other = known.get(name);
      if (other === undefined)
        problem(block, `files="…${name}…" names no earlier block. Put the block file="${name}" above this one.`);
      else {
        files.set(name, other.code);
        used.add(other);
      }
    }
    const output = blocks[index + 1];
    if (output?.meta.has('output') !== true) {
      problem(block, 'This program has no output. Add a ```text output block directly below it.');
      return;
    }
    const throws = block.meta.get('throws');
    if (throws === true) {
      problem(block, 'Say what it throws: throws="ReferenceError".');
      return;
    }
    const expected = {
      output: output.code,
      unordered: output.meta.has('unordered'),
      ...(throws === undefined ? {} : { throws }),
    };
    programs.push({
      path,
      line: block.line,
      label: file,
      files,
      entry: file,
      args: words(block.meta.get('args')),
      expected,
    });
  });

  for (const [file, block] of known) {
    if (!used.has(block))
      problem(block, `No program uses ${file}. Name it in files="${file}" of a block that runs, or add run.`);
  }
  return { programs, problems };
}

function words(value: string | true | undefined): string[] {
  return typeof value === 'string' ? value.split(/[\s,]+/).filter((word) => word !== '') : [];
}
