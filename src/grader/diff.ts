import { diffLines } from 'diff';

/**
 * Line by line: `- ` expected only, `+ ` actual only, two spaces for both. Undefined when that would add nothing: equal texts,
 * or one short line each.
 */
export function lineDiff(expected: string, actual: string): string | undefined {
  if (expected === actual || (!expected.includes('\n') && !actual.includes('\n'))) return undefined;
  return diffLines(`${expected}\n`, `${actual}\n`)
    .flatMap((part) => {
      const mark = part.removed ? '- ' : part.added ? '+ ' : '  ';
      return part.value
        .replace(/\n$/, '')
        .split('\n')
        .map((line) => mark + line);
    })
    .join('\n');
}
