import { createHighlighter, type Highlighter, type ThemeRegistrationRaw } from 'shiki';
import { darkPalette, lightPalette, type CodePalette } from './palette.ts';

const LANGUAGES = ['javascript', 'typescript', 'json', 'yaml', 'sql', 'shellscript'] as const;

const IN_COMMENTS = [
  'keyword',
  'storage',
  'punctuation',
  'variable.other',
  'entity.name.type',
  'string',
  'support',
].map((scope) => `comment ${scope}`);

let highlighter: Promise<Highlighter> | undefined;

/** Highlights code at build time, in both themes at once (colours as CSS variables), with the palette of the editor. */
export async function highlight(code: string, lang: string): Promise<string> {
  highlighter ??= createHighlighter({
    themes: [theme('hotpath-light', 'light', lightPalette), theme('hotpath-dark', 'dark', darkPalette)],
    langs: [...LANGUAGES],
  });
  const known = (await highlighter).getLoadedLanguages().includes(lang) ? lang : 'text';
  return (await highlighter).codeToHtml(code.replace(/\n$/, ''), {
    lang: known,
    themes: { light: 'hotpath-light', dark: 'hotpath-dark' },
    defaultColor: false,
    // The panel around it scrolls and takes the focus.
    transformers: [
      {
        pre(node) {
          delete node.properties['tabindex'];
        },
      },
    ],
  });
}

function theme(name: string, type: 'light' | 'dark', p: CodePalette): ThemeRegistrationRaw {
  const rule = (scope: string[], foreground: string): { scope: string[]; settings: { foreground: string } } => ({
    scope,
    settings: { foreground },
  });
  return {
    name,
    type,
    colors: { 'editor.background': p.background, 'editor.foreground': p.foreground },
    settings: [
      { settings: { background: p.background, foreground: p.foreground } },
      rule(['string.regexp', 'constant.numeric'], p.number),
      rule(['keyword', 'storage', 'variable.language', 'constant.language'], p.keyword),
      rule(['punctuation', 'meta.brace', 'keyword.operator', 'storage.type.function.arrow'], p.punctuation),
      rule(['comment', 'punctuation.definition.comment'], p.comment),
      // Monaco has one colour for a comment, whatever stands in it.
      rule(IN_COMMENTS, p.comment),
      rule(['string', 'punctuation.definition.string'], p.string),
      rule(['meta.template.expression'], p.foreground),
      rule(['keyword.operator.new', 'keyword.operator.expression'], p.keyword),
      rule(['entity.name.type', 'support.class', 'entity.other.inherited-class'], p.type),
    ],
  };
}
