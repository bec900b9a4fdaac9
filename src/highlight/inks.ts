/** What a piece of code can be: each has a colour in each theme. Plain text (names of variables, white space) has none. */
export const INKS = ['comment', 'keyword', 'string', 'number', 'name', 'type', 'punctuation'] as const;

export type Ink = (typeof INKS)[number];

/** The class of an ink's tokens: a page holds thousands of them. */
export const INK_CLASS: Readonly<Record<Ink, string>> = {
  comment: 'c',
  keyword: 'k',
  string: 's',
  number: 'n',
  name: 'f',
  type: 't',
  punctuation: 'p',
};

/** A stretch of one line, from one column to before another, in one ink. */
export interface InkedToken {
  start: number;
  end: number;
  ink: Ink;
}

/** Tokens of a line in order; what lies between them is plain. */
export type InkedLine = readonly InkedToken[];
