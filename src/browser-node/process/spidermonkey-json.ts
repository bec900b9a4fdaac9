/** V8's words for what JSON.parse and JSON.stringify refuse, on Firefox's engine. */
import { noteOrigin } from './spidermonkey-origin.ts';

/** SpiderMonkey's complaint, and V8's without the place that follows it. */
const COMPLAINTS: readonly (readonly [RegExp, string])[] = [
  [
    /^expected property name or '}'|^end of data while reading object contents/,
    "Expected property name or '}' in JSON",
  ],
  [
    /^expected ',' or '}' after property|^end of data after property value/,
    "Expected ',' or '}' after property value in JSON",
  ],
  [/^expected ',' or '\]' after|^end of data when ',' or '\]'/, "Expected ',' or ']' after array element in JSON"],
  [/^expected ':' after property name|^end of data after property name/, "Expected ':' after property name in JSON"],
  [
    /^expected double-quoted property name|^end of data when property name/,
    'Expected double-quoted property name in JSON',
  ],
  [/^unterminated string/, 'Unterminated string in JSON'],
  [/^bad control character/, 'Bad control character in string literal in JSON'],
  [/^bad escaped character/, 'Bad escaped character in JSON'],
  [/^bad Unicode escape/, 'Bad Unicode escape in JSON'],
  [/^unexpected non-whitespace character after/, 'Unexpected non-whitespace character after JSON'],
  [/^no number after minus sign/, 'No number after minus sign in JSON'],
  [/^(?:missing digits after decimal point|unterminated fractional number)/, 'Unterminated fractional number in JSON'],
  [/^(?:missing digits after exponent|exponent part is missing)/, 'Exponent part is missing a number in JSON'],
];

/** Characters that V8 shows to each side of the one it stumbled over. */
const CONTEXT = 10;
const SHORT = 40;

function excerpt(text: string, position: number): string {
  if (text.length <= SHORT) return `"${text}"`;
  const start = Math.max(0, position - CONTEXT);
  const end = Math.min(text.length, position + CONTEXT);
  return `${start > 0 ? '...' : ''}"${text.slice(start, end)}"${end < text.length ? '...' : ''}`;
}

/** V8's message for a text that JSON.parse refused with SpiderMonkey's `message`. */
export function jsonParseWords(message: string, text: string): string {
  const found = /^JSON\.parse: (.*) at line (\d+) column (\d+) of the JSON data$/.exec(message);
  if (found === null) return message;
  const [, complaint = '', line = '1', column = '1'] = found;
  const before = text.split('\n').slice(0, Number(line) - 1);
  const position = before.reduce((sum, row) => sum + row.length + 1, 0) + Number(column) - 1;
  const isDigit = complaint.startsWith('unexpected non-whitespace') && /\d/.test(text[position] ?? '');
  const known = isDigit
    ? ([/^/, 'Unexpected number in JSON'] as const)
    : COMPLAINTS.find(([pattern]) => pattern.test(complaint));
  if (known !== undefined) return `${known[1]} at position ${String(position)} (line ${line} column ${column})`;
  if (text === 'undefined') return '"undefined" is not valid JSON';
  if (position >= text.length) return 'Unexpected end of JSON input';
  // SpiderMonkey places a misspelt keyword at its start, V8 at the first wrong character.
  const rest = text.slice(position);
  const keyword = ['true', 'false', 'null'].find((word) => word[0] === rest[0]) ?? '';
  let good = 0;
  while (good < keyword.length && rest[good] === keyword[good]) good++;
  if (good >= rest.length) return 'Unexpected end of JSON input';
  return `Unexpected token '${rest[good] ?? ''}', ${excerpt(text, position + good)} is not valid JSON`;
}

interface Step {
  key: string;
  value: object;
}

/** The way from a value into its first circle; undefined when there is none. */
function findCircle(steps: Step[]): Step[] | undefined {
  const top = steps.at(-1)?.value ?? {};
  for (const [key, value] of Object.entries(top)) {
    if (typeof value !== 'object' || value === null) continue;
    const step = { key: Array.isArray(top) ? `index ${key}` : `property '${key}'`, value: value as object };
    const start = steps.findIndex((one) => one.value === value);
    if (start >= 0) return [...steps.slice(start), step];
    const found = findCircle([...steps, step]);
    if (found !== undefined) return found;
  }
  return undefined;
}

const nameOf = (value: object): string =>
  `object with constructor '${(value.constructor as { name?: string }).name ?? 'Object'}'`;

/** Steps that V8 shows after the start, before it leaves some out. */
const SHOWN = 2;

/** V8's message for a value with a circle in it. */
export function circularWords(value: object): string {
  const circle = findCircle([{ key: '', value }]);
  const [start, ...steps] = circle ?? [];
  const closing = steps.pop();
  if (start === undefined || closing === undefined) return 'Converting circular structure to JSON';
  const line = ({ key, value: at }: Step): string => `\n    |     ${key} -> ${nameOf(at)}`;
  const lines =
    steps.length <= SHOWN + 1
      ? steps.map(line)
      : [...steps.slice(0, SHOWN).map(line), '\n    |     ...', ...steps.slice(-1).map(line)];
  return `Converting circular structure to JSON\n    --> starting at ${nameOf(start.value)}${lines.join('')}\n    --- ${closing.key} closes the circle`;
}

/** Makes JSON's functions say it; call on SpiderMonkey only, before Node's library takes its copies. */
export function installJsonWords(): void {
  const { parse, stringify } = JSON;
  JSON.parse = function (text: unknown, ...rest: never[]): unknown {
    try {
      return parse(text as string, ...rest);
    } catch (error) {
      if (error instanceof SyntaxError) {
        error.message = jsonParseWords(error.message, String(text));
        noteOrigin(error, { native: 'JSON.parse' });
      }
      throw error;
    }
  };
  JSON.stringify = function (value: unknown, ...rest: never[]): string {
    try {
      return stringify(value, ...rest);
    } catch (error) {
      if (error instanceof TypeError && error.message === 'cyclic object value') {
        error.message = circularWords(value as object);
        noteOrigin(error, { native: 'JSON.stringify' });
      }
      throw error;
    }
  };
  for (const name of ['parse', 'stringify'] as const) Object.defineProperty(JSON[name], 'name', { value: name });
}
