/** From the words of a command to its arguments: variables, splitting at blanks, file names. */
import type { Segment, Word } from './parse.ts';

/** What expansion asks of the shell. */
export interface ExpansionScope {
  variable(name: string): string | undefined;
  /** `$1` and the following. */
  positional(): readonly string[];
  /** Output of a command, without its last line ends. */
  substitute(source: string): Promise<string>;
  /** Names in a directory; none when there is no such directory. */
  names(directory: string): string[];
}

interface Piece {
  text: string;
  quoted: boolean;
}

async function valueOf(segment: Segment, scope: ExpansionScope): Promise<string> {
  if (segment.kind === 'text') return segment.text;
  if (segment.kind === 'command') return scope.substitute(segment.source);
  const value = scope.variable(segment.name);
  if (segment.fallback === undefined || (value !== undefined && value !== '')) return value ?? '';
  return expandText(segment.fallback, scope);
}

/** A word as one text: of an assignment, or a file to write to. */
export async function expandText(word: Word, scope: ExpansionScope): Promise<string> {
  let text = '';
  for (const segment of word) text += await valueOf(segment, scope);
  return home(text, word, scope);
}

function home(text: string, word: Word, scope: ExpansionScope): string {
  const [first] = word;
  const tilde = first?.kind === 'text' && !first.quoted && /^~(?=\/|$)/.test(first.text);
  return tilde ? `${scope.variable('HOME') ?? '~'}${text.slice(1)}` : text;
}

/** A word as the arguments it gives: none, one or several. */
export async function expandWord(word: Word, scope: ExpansionScope): Promise<string[]> {
  const fields: Piece[][] = [];
  let field: Piece[] | undefined;
  for (const [index, segment] of word.entries()) {
    if (segment.kind === 'variable' && segment.name === '@' && segment.quoted) {
      // Each argument stays one, and none is none.
      for (const [at, text] of scope.positional().entries()) {
        if (at > 0 && field !== undefined) {
          fields.push(field);
          field = undefined;
        }
        (field ??= []).push({ text, quoted: true });
      }
      continue;
    }
    const value = await valueOf(segment, scope);
    const text = index === 0 ? home(value, [segment], scope) : value;
    if (segment.quoted || segment.kind === 'text') {
      (field ??= []).push({ text, quoted: segment.quoted });
      continue;
    }
    // An unquoted variable or command gives as many arguments as it has words.
    const words = text.split(/[ \t\n]+/);
    for (const [at, part] of words.entries()) {
      if (at > 0 && field !== undefined) {
        fields.push(field);
        field = undefined;
      }
      if (part !== '') (field ??= []).push({ text: part, quoted: false });
    }
  }
  if (field !== undefined) fields.push(field);
  return fields.flatMap((pieces) => fileNames(pieces, scope));
}

const escape = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

function globPattern(pieces: readonly Piece[]): string {
  return pieces
    .map(({ text, quoted }) =>
      quoted
        ? escape(text)
        : text.replace(/\[(!?)([^\]]+)\]|[\s\S]/g, (all, not: string | undefined, set: string | undefined) => {
            if (set !== undefined) return `[${not === '!' ? '^' : ''}${set.replaceAll('\\', '\\\\')}]`;
            return all === '*' ? '[^/]*' : all === '?' ? '[^/]' : escape(all);
          }),
    )
    .join('');
}

/** The files that match, in order, or the word itself when it is no pattern or matches none. */
function fileNames(pieces: readonly Piece[], scope: ExpansionScope): string[] {
  const literal = pieces.map(({ text }) => text).join('');
  if (!pieces.some(({ text, quoted }) => !quoted && /[*?[]/.test(text))) return [literal];
  const parts = globPattern(pieces).split('\\/');
  let found = [literal.startsWith('/') ? '/' : ''];
  for (const part of parts.filter((one) => one !== '')) {
    const pattern = new RegExp(`^${part}$`);
    found = found.flatMap((base) =>
      scope
        .names(base === '' ? '.' : base)
        .filter((name) => pattern.test(name) && (!name.startsWith('.') || part.startsWith('\\.')))
        .map((name) => `${base}${base === '' || base.endsWith('/') ? '' : '/'}${name}`),
    );
  }
  return found.length === 0 ? [literal] : found.sort();
}
