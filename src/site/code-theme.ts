/** A TextMate theme as Shiki and Expressive Code read it. */
interface CodeTheme {
  name: string;
  type: 'dark' | 'light';
  colors: Record<string, string>;
  tokenColors: { scope: string[]; settings: { foreground?: string; fontStyle?: string } }[];
}

interface Ink {
  background: string;
  text: string;
  comment: string;
  keyword: string;
  string: string;
  constant: string;
  name: string;
  type: string;
  punctuation: string;
}

function theme(name: string, type: CodeTheme['type'], ink: Ink): CodeTheme {
  const rule = (foreground: string, ...scope: string[]) => ({ scope, settings: { foreground } });
  return {
    name,
    type,
    colors: { 'editor.background': ink.background, 'editor.foreground': ink.text },
    tokenColors: [
      rule(ink.comment, 'comment', 'punctuation.definition.comment'),
      rule(ink.keyword, 'keyword', 'storage', 'keyword.operator.new', 'keyword.control', 'variable.language.this'),
      rule(ink.string, 'string', 'punctuation.definition.string', 'string.template', 'markup.inline.raw'),
      rule(
        ink.constant,
        'constant',
        'constant.numeric',
        'constant.language',
        'support.constant',
        'variable.other.constant.property',
      ),
      rule(ink.name, 'entity.name.function', 'support.function', 'meta.function-call entity.name', 'entity.name.tag'),
      rule(
        ink.type,
        'entity.name.type',
        'support.class',
        'entity.other.inherited-class',
        'new.expr entity.name',
        'entity.other.attribute-name',
      ),
      rule(ink.punctuation, 'punctuation', 'meta.brace', 'keyword.operator'),
      rule(ink.text, 'variable', 'variable.parameter', 'variable.other', 'meta.template.expression'),
    ],
  };
}

/** Code on the dark theme; every ink reaches 4.5:1 on its background. */
export const codeDark = theme('hotpath-dark', 'dark', {
  background: '#141a21',
  text: '#d7e0e8',
  comment: '#8797a6',
  keyword: '#ff9a63',
  string: '#8fd6a4',
  constant: '#f3c469',
  name: '#7fd4df',
  type: '#b9c9f5',
  punctuation: '#9aa9b7',
});

/** Code on the light theme; every ink reaches 4.5:1 on its background. */
export const codeLight = theme('hotpath-light', 'light', {
  background: '#f6f8fa',
  text: '#22303c',
  comment: '#5b6a78',
  keyword: '#ae3606',
  string: '#1a6b3c',
  constant: '#875200',
  name: '#0a6877',
  type: '#3d4fa8',
  punctuation: '#51606d',
});
