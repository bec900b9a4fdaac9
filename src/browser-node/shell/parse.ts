/** A command line of the shell as a tree. What the grammar here does not have (subshells, loops, functions) is a {@link ShellSyntaxError}. */

/** A piece of a word. Unquoted variables are split at blanks; quoted text is not looked at again. */
export type Segment =
  | { kind: 'text'; text: string; quoted: boolean }
  | { kind: 'variable'; name: string; fallback: Word | undefined; quoted: boolean }
  | { kind: 'command'; source: string; quoted: boolean };

export type Word = Segment[];

export interface Redirect {
  /** The descriptor that is changed. */
  fd: number;
  /** `>&` makes it a copy of another descriptor, which `target` names. */
  operator: '<' | '>' | '>>' | '>&';
  target: Word;
}

export interface Command {
  assignments: { name: string; value: Word }[];
  words: Word[];
  redirects: Redirect[];
  /** From 1. */
  line: number;
}

/** Commands joined by `|`, and what stands before them. */
export interface Pipeline {
  /** `;` for the first. */
  after: '&&' | '||' | ';';
  negated: boolean;
  commands: Command[];
}

export class ShellSyntaxError extends Error {}

type Token = { word: Word; line: number } | { operator: string; line: number };

const OPERATORS = ['&&', '||', '>>', '>&', '<<', ';', '|', '&', '<', '>', '(', ')', '\n'];
const NAME = /^[A-Za-z_]\w*/;
const SPECIAL = /^[?$#@*!0-9]/;
const RESERVED = new Set(['if', 'for', 'while', 'until', 'case', 'function', '{', '}']);

class Lexer {
  readonly #text: string;
  #at = 0;
  #line = 1;

  constructor(text: string) {
    this.#text = text;
  }

  tokens(): Token[] {
    const tokens: Token[] = [];
    for (;;) {
      this.#skipBlanks();
      if (this.#at >= this.#text.length) return tokens;
      const line = this.#line;
      // `2>` and `2>&1`: the number belongs to the operator.
      const numbered = /^\d+(?=[<>])/.exec(this.#rest())?.[0];
      if (numbered !== undefined) this.#at += numbered.length;
      const operator = OPERATORS.find((one) => this.#text.startsWith(one, this.#at));
      if (operator === undefined) tokens.push({ word: this.#word(), line });
      else {
        this.#at += operator.length;
        if (operator === '\n') this.#line++;
        tokens.push({ operator: `${numbered ?? ''}${operator}`, line });
      }
    }
  }

  #rest(): string {
    return this.#text.slice(this.#at);
  }

  #skipBlanks(): void {
    const skipped = /^(?:[ \t\r]|\\\n|(?<![^\s;&|])#[^\n]*)+/.exec(this.#rest())?.[0] ?? '';
    this.#at += skipped.length;
  }

  #word(): Word {
    const word: Word = [];
    while (this.#at < this.#text.length) {
      const character = this.#text[this.#at] ?? '';
      if (/[\s;|&<>()]/.test(character)) break;
      if (character === "'") {
        const end = this.#text.indexOf("'", this.#at + 1);
        if (end < 0) throw new ShellSyntaxError('Syntax error: Unterminated quoted string');
        word.push({ kind: 'text', text: this.#text.slice(this.#at + 1, end), quoted: true });
        this.#at = end + 1;
      } else if (character === '"') this.#doubleQuoted(word);
      else if (character === '\\') {
        word.push({ kind: 'text', text: this.#text[this.#at + 1] ?? '\\', quoted: true });
        this.#at += 2;
      } else if (character === '$' || character === '`') this.#dollar(word, false);
      else {
        const plain = /^[^\s;|&<>()'"\\$`]+/.exec(this.#rest())?.[0] ?? character;
        word.push({ kind: 'text', text: plain, quoted: false });
        this.#at += plain.length;
      }
    }
    return word;
  }

  #doubleQuoted(word: Word): void {
    this.#at++;
    if (!this.#text.startsWith('"$@"', this.#at - 1)) word.push({ kind: 'text', text: '', quoted: true });
    for (;;) {
      const character = this.#text[this.#at];
      if (character === undefined) throw new ShellSyntaxError('Syntax error: Unterminated quoted string');
      if (character === '"') break;
      if (character === '$' || character === '`') this.#dollar(word, true);
      else if (character === '\\' && /[$`"\\\n]/.test(this.#text[this.#at + 1] ?? '')) {
        const next = this.#text[this.#at + 1] ?? '';
        word.push({ kind: 'text', text: next === '\n' ? '' : next, quoted: true });
        this.#at += 2;
      } else {
        word.push({ kind: 'text', text: character, quoted: true });
        this.#at++;
      }
    }
    this.#at++;
  }

  #dollar(word: Word, quoted: boolean): void {
    if (this.#text[this.#at] === '`') {
      const end = this.#text.indexOf('`', this.#at + 1);
      if (end < 0) throw new ShellSyntaxError('Syntax error: EOF in backquote substitution');
      word.push({ kind: 'command', source: this.#text.slice(this.#at + 1, end), quoted });
      this.#at = end + 1;
      return;
    }
    this.#at++;
    if (this.#text.startsWith('((', this.#at)) throw new ShellSyntaxError('arithmetic is not supported here');
    if (this.#text[this.#at] === '(') {
      const end = closing(this.#text, this.#at, '(', ')');
      word.push({ kind: 'command', source: this.#text.slice(this.#at + 1, end), quoted });
      this.#at = end + 1;
      return;
    }
    if (this.#text[this.#at] === '{') {
      const end = closing(this.#text, this.#at, '{', '}');
      const inside = this.#text.slice(this.#at + 1, end);
      const [, name, fallback] = /^(\w+|[?$#@*!])(?::?-([\s\S]*))?$/.exec(inside) ?? [];
      if (name === undefined) throw new ShellSyntaxError('Bad substitution');
      const word2 = fallback === undefined ? undefined : new Lexer(fallback).whole();
      word.push({ kind: 'variable', name, fallback: word2, quoted });
      this.#at = end + 1;
      return;
    }
    const name = (NAME.exec(this.#rest()) ?? SPECIAL.exec(this.#rest()))?.[0];
    if (name === undefined) word.push({ kind: 'text', text: '$', quoted });
    else {
      word.push({ kind: 'variable', name, fallback: undefined, quoted });
      this.#at += name.length;
    }
  }

  /** All of the text as one word: blanks do not end it. */
  whole(): Word {
    const word: Word = [];
    while (this.#at < this.#text.length) {
      const part = this.#word();
      if (part.length === 0) part.push({ kind: 'text', text: this.#text[this.#at++] ?? '', quoted: false });
      word.push(...part);
    }
    return word;
  }
}

function closing(text: string, from: number, open: string, close: string): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if (text[at] === open) depth++;
    else if (text[at] === close && --depth === 0) return at;
  }
  throw new ShellSyntaxError(`Syntax error: end of file unexpected (expecting "${close}")`);
}

/** @throws {ShellSyntaxError} with what the shell prints after its name and line. */
export function parseShell(text: string): Pipeline[] {
  const tokens = new Lexer(text).tokens();
  const list: Pipeline[] = [];
  let at = 0;
  let after: Pipeline['after'] = ';';
  const operatorAt = (index: number): string | undefined => {
    const token = tokens[index];
    return token !== undefined && 'operator' in token ? token.operator : undefined;
  };
  const unexpected = (): ShellSyntaxError => {
    const token = tokens[at];
    if (token === undefined) return new ShellSyntaxError('Syntax error: end of file unexpected');
    const shown = 'operator' in token ? (token.operator === '\n' ? 'newline' : `"${token.operator}"`) : 'word';
    return new ShellSyntaxError(`Syntax error: ${shown} unexpected`);
  };

  function command(): Command {
    const made: Command = { assignments: [], words: [], redirects: [], line: tokens[at]?.line ?? 1 };
    for (; at < tokens.length; at++) {
      const token = tokens[at] as Token;
      if ('word' in token) {
        addWord(made, token.word);
        continue;
      }
      const [, fd, operator] = /^(\d*)(<|>>?|>&)$/.exec(token.operator) ?? [];
      if (operator === undefined) break;
      const target = tokens[++at];
      if (target === undefined || !('word' in target)) throw unexpected();
      const number = fd === undefined || fd === '' ? (operator === '<' ? 0 : 1) : Number(fd);
      made.redirects.push({ fd: number, operator: operator as Redirect['operator'], target: target.word });
    }
    if (made.words.length + made.assignments.length + made.redirects.length === 0) throw unexpected();
    return made;
  }

  while (at < tokens.length) {
    if (
      operatorAt(at) === '\n' ||
      (operatorAt(at) === ';' && list.length > 0 && after === ';' && at > 0 && operatorAt(at - 1) === '\n')
    ) {
      at++;
      continue;
    }
    const first = tokens[at];
    const negated = first !== undefined && 'word' in first && plainText(first.word) === '!';
    if (negated) at++;
    const commands = [command()];
    while (operatorAt(at) === '|') {
      at++;
      while (operatorAt(at) === '\n') at++;
      commands.push(command());
    }
    list.push({ after, negated, commands });
    const joined = operatorAt(at);
    if (joined === undefined) break;
    if (joined === '&') throw new ShellSyntaxError('background commands (&) are not supported here');
    if (joined !== '&&' && joined !== '||' && joined !== ';' && joined !== '\n') throw unexpected();
    after = joined === '\n' ? ';' : joined;
    at++;
    if (after !== ';') {
      while (operatorAt(at) === '\n') at++;
      if (at >= tokens.length) throw unexpected();
    }
  }
  return list;
}

/** The text of a word that has nothing to expand; undefined for others. */
function plainText(word: Word): string | undefined {
  return word.every((segment) => segment.kind === 'text' && !segment.quoted)
    ? word.map((segment) => (segment.kind === 'text' ? segment.text : '')).join('')
    : undefined;
}

function addWord(command: Command, word: Word): void {
  const [first, ...rest] = word;
  const match = first?.kind === 'text' && !first.quoted ? /^([A-Za-z_]\w*)=([\s\S]*)$/.exec(first.text) : null;
  if (command.words.length === 0 && match?.[1] !== undefined) {
    const value: Word = [{ kind: 'text', text: match[2] ?? '', quoted: true }, ...rest];
    command.assignments.push({ name: match[1], value });
    return;
  }
  const keyword = command.words.length === 0 ? plainText(word) : undefined;
  if (keyword !== undefined && RESERVED.has(keyword)) {
    throw new ShellSyntaxError(`"${keyword}" is not supported here`);
  }
  command.words.push(word);
}
