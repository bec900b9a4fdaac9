/** A fenced code block of a Markdown or MDX page. */
export interface CodeBlock {
  /** First word after the fence, lower case; empty when there is none. */
  lang: string;
  /** The rest of the fence line, parsed: `key="value"` pairs, and bare words with the value `true`. */
  meta: ReadonlyMap<string, string | true>;
  /** The block's text, without the indentation of its fence and without a final line break. */
  code: string;
  /** Line of the opening fence, from 1. */
  line: number;
}

const OPENING = /^([ \t]*)(`{3,}|~{3,})[ \t]*([^\s`]*)[ \t]*([^`]*)$/;

/** Parses what authors write behind the language: `run file="main.mjs" files="worker.mjs"`. */
export function parseMeta(text: string): Map<string, string | true> {
  const meta = new Map<string, string | true>();
  for (const [, key, double, single] of text.matchAll(/([\w-]+)(?:="([^"]*)"|='([^']*)')?/g)) {
    if (key !== undefined) meta.set(key, double ?? single ?? true);
  }
  return meta;
}

/** Finds all fenced blocks of a page, in order. An unclosed fence runs to the end of the page, as Markdown has it. */
export function codeBlocks(source: string): CodeBlock[] {
  const lines = source.split(/\r?\n/);
  const blocks: CodeBlock[] = [];
  for (let i = 0; i < lines.length; i += 1) {
    const opening = OPENING.exec(lines[i] ?? '');
    if (opening === null) continue;
    const [, indent = '', fence = '', lang = '', meta = ''] = opening;
    const first = i + 1;
    const isClosing = (line: string): boolean => {
      const text = line.trim();
      return text.length >= fence.length && text === (fence[0] ?? '`').repeat(text.length);
    };
    do i += 1;
    while (i < lines.length && !isClosing(lines[i] ?? ''));
    const body = lines
      .slice(first, i)
      .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line.trimStart()));
    blocks.push({ lang: lang.toLowerCase(), meta: parseMeta(meta), code: body.join('\n'), line: first });
  }
  return blocks;
}
