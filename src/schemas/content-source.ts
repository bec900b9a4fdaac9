/** A repository's content as text, by path relative to the repository, with forward slashes. */
export type ContentFiles = ReadonlyMap<string, string>;

/** The YAML between the `---` lines of a page, and its Markdown with the frontmatter blanked, so that lines keep their numbers. */
export function splitPage(text: string): { frontmatter: string; body: string } {
  const match = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text);
  if (!match) return { frontmatter: '', body: text };
  // The blank first line stands for the opening `---`: problems get the line of the file, not of the block.
  return { frontmatter: `\n${match[1] ?? ''}`, body: match[0].replace(/[^\n]/g, '') + text.slice(match[0].length) };
}

/** A link in Markdown, MDX or HTML attributes. */
export interface FoundLink {
  target: string;
  line: number;
}

/** Finds the links of a Markdown text; code, fenced or inline, does not count. */
export function findLinks(markdown: string): FoundLink[] {
  const found: FoundLink[] = [];
  withoutCode(markdown).forEach((text, index) => {
    for (const match of text.matchAll(/\]\(\s*<?([^\s)>]+)>?(?:\s+"[^"]*")?\s*\)|\bhref="([^"]*)"/g)) {
      found.push({ target: match[1] ?? match[2] ?? '', line: index + 1 });
    }
  });
  return found;
}

/** Texts of the headings, in order, with inline marks removed. */
export function findHeadings(markdown: string): string[] {
  return withoutCode(markdown, true).flatMap((text) => {
    const heading = /^#{1,6}\s+(.+?)\s*#*$/.exec(text)?.[1];
    return heading === undefined ? [] : [heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[*`]/g, '')];
  });
}

/** Lines of a Markdown text with fenced code blanked, and inline code too unless it is to be kept. */
function withoutCode(markdown: string, keepInline = false): string[] {
  let fence = '';
  return markdown.split('\n').map((text) => {
    const mark = /^\s*(`{3,}|~{3,})/.exec(text)?.[1] ?? '';
    if (fence) {
      if (mark.startsWith(fence)) fence = '';
      return '';
    }
    if (mark) {
      fence = mark;
      return '';
    }
    return keepInline ? text : text.replace(/(`+)(?:(?!\1).)+\1/g, '');
  });
}
