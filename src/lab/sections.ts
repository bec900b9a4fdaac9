/** A part of a Markdown file below one heading. `body` is without the heading line. */
export interface MarkdownSection {
  heading: string;
  body: string;
}

/**
 * Splits Markdown at its headings of one level; headings inside fenced code do not count.
 * @returns what stands before the first heading as `intro`, and the sections in order.
 */
export function splitSections(source: string, level: 2 | 3): { intro: string; sections: MarkdownSection[] } {
  const mark = `${'#'.repeat(level)} `;
  const intro: string[] = [];
  const sections: { heading: string; lines: string[] }[] = [];
  let fence = false;
  for (const line of source.split('\n')) {
    if (/^\s*(```|~~~)/.test(line)) fence = !fence;
    if (!fence && line.startsWith(mark)) sections.push({ heading: line.slice(mark.length).trim(), lines: [] });
    else (sections.at(-1)?.lines ?? intro).push(line);
  }
  return {
    intro: intro.join('\n').trim(),
    sections: sections.map(({ heading, lines }) => ({ heading, body: lines.join('\n').trim() })),
  };
}

/** The rungs of a hint ladder: `### ` sections, or else the items of the numbered list. */
export function splitRungs(body: string): string[] {
  const { sections } = splitSections(body, 3);
  if (sections.length > 0) return sections.map(({ heading, body }) => `**${heading}**\n\n${body}`);
  const rungs: string[][] = [];
  let fence = false;
  for (const line of body.split('\n')) {
    if (/^\s*(```|~~~)/.test(line)) fence = !fence;
    const item = fence ? null : /^\d+\.\s+(.*)$/.exec(line);
    if (item) rungs.push([item[1] ?? '']);
    else rungs.at(-1)?.push(line.replace(/^ {1,3}/, ''));
  }
  return rungs.map((lines) => lines.join('\n').trim());
}
