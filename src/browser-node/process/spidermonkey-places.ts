/** Reading the text around a place that SpiderMonkey names: V8 tells more of it, or names a place further on. */
import { compiledLine, originalColumn, plainName } from './positions.ts';

/** A place in what was compiled; `line` and `column` from 1, in the reader's text. */
export interface Place {
  file: string;
  line: number;
  column: number;
}

/** Lines of a statement that are looked at. */
const WITHIN = 8;

/** The text from `place` on, over a few lines. */
export function textFrom({ file, line, column }: Place): string {
  const lines: string[] = [];
  for (let at = line; at < line + WITHIN; at++) {
    const text = compiledLine(file, at);
    if (text === undefined) break;
    lines.push(text);
  }
  return lines.join('\n').slice(column - 1);
}

/** The text of the line in front of `place`. */
export const textBefore = ({ file, line, column }: Place): string =>
  (compiledLine(file, line) ?? '').slice(0, column - 1);

/** `place` moved by `offset` characters of {@link textFrom}. */
export function moved(place: Place, offset: number): Place {
  const passed = textFrom(place).slice(0, offset).split('\n');
  const last = passed.at(-1) ?? '';
  return passed.length === 1
    ? { ...place, column: place.column + offset }
    : { ...place, line: place.line + passed.length - 1, column: last.length + 1 };
}

const nativeStack = Object.getOwnPropertyDescriptor(Error.prototype, 'stack')?.get;

/** A line of SpiderMonkey's stacks: what was called, where. */
export const STACK_LINE = /^([^@]*)@(.*?)(?: line \d+ > [\w ]+)?:(\d+):(\d+)$/;

/** Where SpiderMonkey made an error; undefined for errors that it did not make in what was compiled. */
export function placeOf(error: Error): Place | undefined {
  const stack: unknown = nativeStack?.call(error);
  if (typeof stack !== 'string') return undefined;
  const [, , url, row, column] = STACK_LINE.exec(stack.slice(0, Math.max(0, stack.indexOf('\n')))) ?? [];
  if (url === undefined || url.startsWith('blob:')) return undefined;
  const file = plainName(url);
  return { file, line: Number(row), column: readersColumn(file, Number(row), Number(column)) };
}

/**
 * The column in the reader's text for one in the compiled text. V8 places a call at the function's name, SpiderMonkey often at its
 * parenthesis.
 */
export function readersColumn(file: string, line: number, compiled: number): number {
  const column = originalColumn(file, line, compiled);
  const text = textBefore({ file, line, column: column + 1 });
  return column - (/([\w$]+)\s*\($/.exec(text)?.[0].length ?? 1) + 1;
}

const escaped = (text: string): string => text.replace(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);

/** A pattern for a chain of properties as SpiderMonkey prints it: `a.b(...).c` for whatever way of writing it. */
function chainPattern(chain: string): string {
  return chain
    .split(/(\(\.\.\.\)|\.[\w$]+)/)
    .map((part) => {
      if (part === '(...)') return String.raw`\s*\([^;]*?\)`;
      const name = /^\.([\w$]+)$/.exec(part)?.[1];
      return name === undefined ? escaped(part) : propertyPattern(escaped(name));
    })
    .join('');
}

const propertyPattern = (name: string): string =>
  String.raw`\s*(?:(?:\?\.|\.)\s*${name}(?![\w$])|(?:\?\.)?\[\s*["'\x60]?${name}["'\x60]?\s*\])`;

/** A property that was read from nothing. */
interface Access {
  /** What had no properties, as SpiderMonkey prints it. */
  object: string | undefined;
  property: string;
}

/**
 * Where V8 says that `access` failed: at the property's name, or at its bracket.
 * @returns The place with what follows the property in the text; undefined when the text does not show it.
 */
export function accessPlace(place: Place, { object, property }: Access): { place: Place; after: string } | undefined {
  const text = textFrom(place);
  const name = escaped(property);
  const access = String.raw`\s*(?:(?:\?\.|\.)\s*(?<name>${name})(?![\w$])|(?:\?\.)?(?<bracket>\[)[^\]]*\])`;
  const chains = [...(object === undefined ? [] : [chainPattern(object)]), ''];
  for (const chain of chains) {
    const found = new RegExp(`${chain}${access}`, 'd').exec(text);
    const at = found?.indices?.groups?.['name'] ?? found?.indices?.groups?.['bracket'];
    if (found === null || at === undefined) continue;
    // V8 takes the dot for the place when there is a call in the chain before it.
    const isAfterCall = object?.includes('(...)') === true && text[at[0]] !== '[';
    const offset = isAfterCall ? text.lastIndexOf('.', at[0]) : at[0];
    return { place: moved(place, offset), after: text.slice(found.index + found[0].length) };
  }
  return undefined;
}

/** The nearest line above `line`, indented less than `indent`; undefined when there is none. */
function outerLine(file: string, line: number, indent: number): string | undefined {
  for (let at = line - 1; at > 0; at--) {
    const text = compiledLine(file, at);
    if (text === undefined) return undefined;
    if (text.trim() !== '' && text.search(/\S/) < indent) return text;
  }
  return undefined;
}

/** Lines of a function above a place in it. */
const FUNCTION_LINES = 400;

/**
 * What V8 writes in front of a method's name, as far as the text of its file shows it: the class, or `Object`.
 * @param caller The place of the call.
 */
export function receiverName(name: string, callee: Place, caller: Place | undefined): string | undefined {
  const word = escaped(name);
  const method = new RegExp(String.raw`^\s*(?:static\s+|async\s+|\*\s*)*${word}\s*\(.*\{\s*$`);
  const declared = new RegExp(
    String.raw`^(?:async\s+)?function\*?\s+${word}\s*\(|^(?:module\.)?exports\.[\w$]+\s*=\s*(?:async\s+)?function`,
  );
  const assigned = new RegExp(String.raw`\bfunction\*?\s+${word}\s*\(|\b${word}\s*=\s*(?:async\b|function\b|\()`);
  for (let line = callee.line; line > Math.max(0, callee.line - FUNCTION_LINES); line--) {
    const text = compiledLine(callee.file, line);
    if (text === undefined) return undefined;
    if (declared.test(text)) {
      const isMethodCall = caller !== undefined && new RegExp(String.raw`[\w$]\.${word}$`).test(callText(caller));
      return isMethodCall ? 'Object' : undefined;
    }
    if (assigned.test(text)) return undefined;
    if (!method.test(text) || /^\s*(?:if|for|while|switch|catch|function)\b/.test(text)) continue;
    const outer = outerLine(callee.file, line, text.search(/\S/)) ?? '';
    const className = /\bclass\s+([\w$]+)/.exec(outer)?.[1];
    if (className !== undefined) return className;
    return /[=(:,[]\s*\{\s*$|^\s*return\s*\{\s*$/.test(outer) ? 'Object' : undefined;
  }
  return undefined;
}

/** The line up to the parenthesis of the call at `place`. */
function callText(place: Place): string {
  const rest = textFrom(place);
  const name = /^[\w$]*/.exec(rest)?.[0] ?? '';
  return textBefore(place) + name;
}
