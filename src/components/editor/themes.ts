import type { editor } from 'monaco-editor/editor';
import { darkPalette, lightPalette, type CodePalette } from './palette.ts';

/** Monaco's themes, made of the same colours as Shiki's. (`vs-dark` fails axe's contrast rule.) */
export const themes: Readonly<Record<'hotpath-light' | 'hotpath-dark', editor.IStandaloneThemeData>> = {
  'hotpath-light': theme('vs', lightPalette),
  'hotpath-dark': theme('vs-dark', darkPalette),
};

function theme(base: 'vs' | 'vs-dark', p: CodePalette): editor.IStandaloneThemeData {
  const rule = (token: string, color: string): editor.ITokenThemeRule => ({ token, foreground: color.slice(1) });
  return {
    base,
    // Inherited rules are where the unreadable colours come from.
    inherit: false,
    rules: [
      rule('', p.foreground),
      rule('comment', p.comment),
      rule('string', p.string),
      rule('string.escape', p.number),
      rule('regexp', p.number),
      rule('number', p.number),
      rule('keyword', p.keyword),
      rule('type', p.type),
      rule('type.identifier', p.type),
      rule('identifier', p.foreground),
      rule('delimiter', p.punctuation),
    ],
    colors: {
      'editor.background': p.background,
      'editor.foreground': p.foreground,
      'editor.lineHighlightBackground': p.activeLine,
      'editor.lineHighlightBorder': '#00000000',
      'editor.selectionBackground': p.selection,
      'editor.inactiveSelectionBackground': p.activeLine,
      'editorLineNumber.foreground': p.lineNumber,
      'editorLineNumber.activeForeground': p.foreground,
      'editorCursor.foreground': p.foreground,
      'editorBracketHighlight.foreground1': p.punctuation,
      'editorBracketHighlight.foreground2': p.punctuation,
      'editorBracketHighlight.foreground3': p.punctuation,
      'editorBracketHighlight.unexpectedBracket.foreground': p.keyword,
      'editorBracketMatch.background': p.selection,
      'editorBracketMatch.border': '#00000000',
      'editorWidget.background': p.activeLine,
      'editorWidget.foreground': p.foreground,
      'editorSuggestWidget.selectedBackground': p.selection,
      'editorSuggestWidget.selectedForeground': p.foreground,
      'editorSuggestWidget.highlightForeground': p.keyword,
      'editorSuggestWidget.focusHighlightForeground': p.foreground,
      'list.hoverBackground': p.selection,
      focusBorder: p.keyword,
    },
  };
}
