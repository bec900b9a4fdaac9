/**
 * Colours of code, shared by Shiki (first paint) and Monaco (once it is loaded), so that the swap is not seen. The hues are those of
 * the site's code blocks. Each has a contrast of at least 4.5:1 on `background` and `activeLine`.
 */
export interface CodePalette {
  background: string;
  foreground: string;
  comment: string;
  keyword: string;
  string: string;
  number: string;
  type: string;
  punctuation: string;
  lineNumber: string;
  activeLine: string;
  selection: string;
}

export const lightPalette: CodePalette = {
  background: '#f6f8fa',
  foreground: '#22303c',
  comment: '#566472',
  keyword: '#a83405',
  string: '#17653a',
  number: '#7d4b00',
  type: '#3d4fa8',
  punctuation: '#4a5966',
  lineNumber: '#5b6a78',
  activeLine: '#edf1f5',
  selection: '#cfe6ea',
};

export const darkPalette: CodePalette = {
  background: '#141a21',
  foreground: '#d7e0e8',
  comment: '#8797a6',
  keyword: '#ff9a63',
  string: '#8fd6a4',
  number: '#f3c469',
  type: '#b9c9f5',
  punctuation: '#9aa9b7',
  lineNumber: '#8292a1',
  activeLine: '#1a222b',
  selection: '#1f3a44',
};

/** Metrics of both renderings, in CSS pixels; `gutter` lies between the line numbers (four digits wide) and the code. */
export const metrics = { fontSize: 14, lineHeight: 20, padding: 12, gutter: 16 } as const;

/** The same stack for both; a web font would shift the layout when it arrives. */
export const fontFamily =
  "ui-monospace, SFMono-Regular, Menlo, Consolas, 'Liberation Mono', 'DejaVu Sans Mono', monospace";
