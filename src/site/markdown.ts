import { Marked, type Tokens } from 'marked';
import { languageOf } from '../components/editor/language.ts';
import { highlight } from '../components/editor/shiki.ts';
import { baseLinks } from '../components/ui/base-links.ts';
import { noMarkup } from '../components/ui/no-markup.ts';

const marked = new Marked(baseLinks, noMarkup, {
  async: true,
  gfm: true,
  async walkTokens(token) {
    if (token.type !== 'code') return;
    const code = token as Tokens.Code & { html?: string };
    code.html = await highlight(code.text, languageOf(`x.${code.lang ?? 'txt'}`));
  },
  renderer: {
    code(token: Tokens.Code & { html?: string }) {
      // It may scroll sideways, so the keyboard must reach it.
      return token.html?.replace('<pre ', '<pre tabindex="0" ') ?? false;
    },
    link({ href, tokens }: Tokens.Link) {
      return `<a href="${href.replaceAll('"', '%22')}">${this.parser.parseInline(tokens)}</a>`;
    },
  },
});

/** Renders Markdown of the repository (never a reader's) to HTML at build time, code highlighted as in the editor. */
export async function renderMarkdown(source: string): Promise<string> {
  return marked.parse(source);
}
