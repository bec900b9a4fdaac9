import type { Edits } from '../session/edits.ts';

/** A lab's changed files as Markdown for a code review: title, address, a line on how the tests went, one code block a file. */
export function toMarkdown(title: string, address: string, verdict: string, edits: Edits): string {
  const blocks = Object.entries(edits).map(([path, text]) => {
    const fence = fenceFor(text);
    return `## \`${path}\`\n\n${fence}${path.slice(path.lastIndexOf('.') + 1)}\n${text.replace(/\n?$/, '\n')}${fence}\n`;
  });
  return [`# [${title}](${address})\n`, `${verdict}\n`, ...blocks].join('\n');
}

/** A fence longer than any in the text, so that the text cannot end its block. */
function fenceFor(text: string): string {
  const longest = Math.max(2, ...Array.from(text.matchAll(/`+/g), ([ticks]) => ticks.length));
  return '`'.repeat(longest + 1);
}
