import type { Ink } from '../highlight/inks.ts';

/** What Expressive Code asks of a theme: what code stands on, and its plain text. */
interface CodeTheme {
  name: string;
  type: 'dark' | 'light';
  colors: Record<string, string>;
  tokenColors: [];
}

const theme = (type: CodeTheme['type'], background: string, text: string): CodeTheme => ({
  name: `hotpath-${type}`,
  type,
  colors: { 'editor.background': background, 'editor.foreground': text },
  tokenColors: [],
});

export const codeDark = theme('dark', '#141a21', '#d7e0e8');
export const codeLight = theme('light', '#f6f8fa', '#22303c');

/** Colours of code in guides; each reaches 5.5:1 on its background. */
export const INK_COLOURS: Readonly<Record<CodeTheme['type'], Readonly<Record<Ink, string>>>> = {
  dark: {
    comment: '#8797a6',
    keyword: '#ff9a63',
    string: '#8fd6a4',
    number: '#f3c469',
    name: '#7fd4df',
    type: '#b9c9f5',
    punctuation: '#9aa9b7',
  },
  light: {
    comment: '#576572',
    keyword: '#ae3606',
    string: '#1a6b3c',
    number: '#875200',
    name: '#0a6877',
    type: '#3d4fa8',
    punctuation: '#51606d',
  },
};
