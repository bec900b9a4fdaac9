/** Commands that make or look through text. */
import type { Builtin, Invocation } from './types.ts';

/** `echo` of dash: backslash escapes count. */
function unescape(text: string): { text: string; stop: boolean } {
  let stop = false;
  const map: Record<string, string> = { n: '\n', t: '\t', r: '\r', a: '\x07', b: '\b', f: '\f', v: '\v', '\\': '\\' };
  const made = text.replace(/\\(c[\s\S]*|0[0-7]{0,3}|[ntrabfv\\])/g, (_all, code: string) => {
    if (code.startsWith('c')) {
      stop = true;
      return '';
    }
    return code.startsWith('0') ? String.fromCharCode(Number.parseInt(code.slice(1) || '0', 8)) : (map[code] ?? code);
  });
  return { text: made, stop };
}

const echo: Builtin = ({ args, print }) => {
  const quiet = args[0] === '-n';
  const { text, stop } = unescape(args.slice(quiet ? 1 : 0).join(' '));
  print(quiet || stop ? text : `${text}\n`);
  return 0;
};

const printf: Builtin = ({ args: [format = '', ...values], print }) => {
  let rest = values;
  do {
    print(
      unescape(format).text.replace(/%([sd%])/g, (_all, kind: string) => {
        if (kind === '%') return '%';
        const [value = '', ...others] = rest;
        rest = others;
        return kind === 'd' ? String(Math.trunc(Number(value) || 0)) : value;
      }),
    );
  } while (rest.length > 0 && /%[sd]/.test(format));
  return 0;
};

/** The text of the files that are named, or of standard input, one after the other. */
async function inputs(call: Invocation, files: string[]): Promise<{ name: string; text: string }[] | number> {
  const found: { name: string; text: string }[] = [];
  let status = 0;
  for (const name of files.length === 0 ? ['-'] : files) {
    if (name === '-') found.push({ name, text: await call.readAll() });
    else {
      try {
        found.push({ name, text: call.state.node.fs.readFileSync(call.path(name), 'utf8') });
      } catch (error) {
        const { code } = error as { code?: string };
        call.complain(`${name}: ${code === 'EISDIR' ? 'Is a directory' : 'No such file or directory'}`);
        status = 1;
      }
    }
  }
  return status === 0 || found.length > 0 ? found : status;
}

const cat: Builtin = async (call) => {
  let status = 0;
  for (const name of call.args.length === 0 ? ['-'] : call.args) {
    const texts = await inputs(call, [name]);
    if (typeof texts === 'number') status = texts;
    else for (const { text } of texts) call.print(text);
  }
  return status;
};

const linesOf = (text: string): string[] => (text === '' ? [] : text.replace(/\n$/, '').split('\n'));

/** `head` and `tail` with `-n COUNT` or `-COUNT`. */
function some(take: (lines: string[], count: number) => string[]): Builtin {
  return async (call) => {
    const args = [...call.args];
    let count = 10;
    const [first = '', second] = args;
    if (first === '-n') {
      count = Number(second);
      args.splice(0, 2);
    } else if (/^-n?\d+$/.test(first)) {
      count = Number(first.replace(/^-n?/, ''));
      args.shift();
    }
    const texts = await inputs(call, args);
    if (typeof texts === 'number') return texts;
    for (const { text } of texts) for (const line of take(linesOf(text), count)) call.print(`${line}\n`);
    return 0;
  };
}

const wc: Builtin = async (call) => {
  const flags = call.args.filter((arg) => /^-[lwc]+$/.test(arg)).join('');
  const files = call.args.filter((arg) => !/^-[lwc]+$/.test(arg));
  const texts = await inputs(call, files);
  if (typeof texts === 'number') return texts;
  for (const { name, text } of texts) {
    const counts = {
      l: text.split('\n').length - 1,
      w: text.split(/\s+/).filter((word) => word !== '').length,
      c: new TextEncoder().encode(text).length,
    };
    const wanted = (['l', 'w', 'c'] as const).filter((key) => flags === '' || flags.includes(key));
    const numbers = wanted.map((key) => String(counts[key]));
    const width = wanted.length > 1 ? (name === '-' ? 7 : Math.max(...numbers.map((number) => number.length))) : 1;
    call.print(`${numbers.map((number) => number.padStart(width)).join(' ')}${name === '-' ? '' : ` ${name}`}\n`);
  }
  return 0;
};

const grep: Builtin = async (call) => {
  const flags = new Set(
    call.args.filter((arg) => /^-[vicnqEFo]+$/.test(arg)).flatMap((arg) => Array.from(arg.slice(1))),
  );
  const [pattern, ...files] = call.args.filter((arg) => !/^-[vicnqEFo]+$/.test(arg));
  if (pattern === undefined) {
    call.complain('a pattern is missing');
    return 2;
  }
  const source = flags.has('F') ? pattern.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&') : pattern;
  const expression = new RegExp(source, flags.has('i') ? 'i' : '');
  const texts = await inputs(call, files);
  if (typeof texts === 'number') return 2;
  let matches = 0;
  for (const { name, text } of texts) {
    const prefix = files.length > 1 ? `${name}:` : '';
    const hits = linesOf(text).flatMap((line, at) => (expression.test(line) === flags.has('v') ? [] : [{ line, at }]));
    matches += hits.length;
    if (flags.has('q')) continue;
    if (flags.has('c')) call.print(`${prefix}${hits.length}\n`);
    else for (const { line, at } of hits) call.print(`${prefix}${flags.has('n') ? `${at + 1}:` : ''}${line}\n`);
  }
  return matches > 0 ? 0 : 1;
};

const sort: Builtin = async (call) => {
  const flags = call.args.filter((arg) => /^-[rnu]+$/.test(arg)).join('');
  const texts = await inputs(
    call,
    call.args.filter((arg) => !/^-[rnu]+$/.test(arg)),
  );
  if (typeof texts === 'number') return 2;
  const lines = texts.flatMap(({ text }) => linesOf(text));
  const byNumber = (a: string, b: string): number => (Number.parseFloat(a) || 0) - (Number.parseFloat(b) || 0);
  const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  lines.sort((a, b) => (flags.includes('n') ? byNumber(a, b) : 0) || byText(a, b));
  if (flags.includes('r')) lines.reverse();
  for (const line of flags.includes('u') ? new Set(lines) : lines) call.print(`${line}\n`);
  return 0;
};

export const textBuiltins: Readonly<Record<string, Builtin>> = {
  cat,
  echo,
  grep,
  head: some((lines, count) => lines.slice(0, count)),
  printf,
  sort,
  tail: some((lines, count) => (count === 0 ? [] : lines.slice(-count))),
  wc,
};
