/** Commands that look at files and change them. */
import type { Stats } from 'node:fs';
import type { Builtin, Invocation } from './types.ts';

const MESSAGES: Readonly<Record<string, string>> = {
  ENOENT: 'No such file or directory',
  EEXIST: 'File exists',
  EISDIR: 'Is a directory',
  ENOTDIR: 'Not a directory',
  ENOTEMPTY: 'Directory not empty',
  EACCES: 'Permission denied',
  EPERM: 'Operation not permitted',
};

/** What the system calls an error, for people. */
export function describeError(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  return MESSAGES[code ?? ''] ?? message ?? String(error);
}

/** Single-letter flags and the rest; long ones count by their first letter's entry in `long`. */
function options(
  call: Invocation,
  long: Readonly<Record<string, string>> = {},
): { flags: Set<string>; rest: string[] } {
  const flags = new Set<string>();
  const rest: string[] = [];
  for (const arg of call.args) {
    if (arg.startsWith('--')) flags.add(long[arg] ?? arg);
    else if (arg.startsWith('-') && arg !== '-') for (const flag of arg.slice(1)) flags.add(flag);
    else rest.push(arg);
  }
  return { flags, rest };
}

/** Does something to each argument; complains `cannot WHAT 'argument': …`. */
function each(call: Invocation, args: readonly string[], what: string, action: (path: string) => void): number {
  let status = 0;
  if (args.length === 0) {
    call.complain('missing operand');
    return 1;
  }
  for (const arg of args) {
    try {
      action(call.path(arg));
    } catch (error) {
      call.complain(`cannot ${what} '${arg}': ${describeError(error)}`);
      status = 1;
    }
  }
  return status;
}

function longLine(name: string, stats: Stats): string {
  const kind = stats.isDirectory() ? 'd' : stats.isSymbolicLink() ? 'l' : '-';
  const rights = [6, 3, 0]
    .map((shift) => ['r', 'w', 'x'].map((right, at) => ((stats.mode >> shift) & (4 >> at) ? right : '-')).join(''))
    .join('');
  const time = stats.mtime.toISOString().slice(0, 16).replace('T', ' ');
  return `${kind}${rights} ${stats.nlink} user user ${stats.size} ${time} ${name}`;
}

const byName = (a: string, b: string): number => a.localeCompare(b, 'en') || (a < b ? -1 : 1);

const ls: Builtin = (call) => {
  const { fs } = call.state.node;
  const { flags, rest } = options(call);
  let status = 0;
  const files: string[] = [];
  const folders: string[] = [];
  for (const arg of rest.length === 0 ? ['.'] : rest) {
    try {
      (fs.statSync(call.path(arg)).isDirectory() && !flags.has('d') ? folders : files).push(arg);
    } catch (error) {
      call.complain(`cannot access '${arg}': ${describeError(error)}`);
      status = 2;
    }
  }
  const show = (name: string, path: string): void => {
    call.print(`${flags.has('l') ? longLine(name, fs.lstatSync(path)) : name}\n`);
  };
  for (const name of files.sort(byName)) show(name, call.path(name));
  for (const [at, folder] of folders.sort(byName).entries()) {
    if (files.length + folders.length > 1) call.print(`${at > 0 || files.length > 0 ? '\n' : ''}${folder}:\n`);
    const all = flags.has('a') ? ['.', '..'] : [];
    const names = [...all, ...fs.readdirSync(call.path(folder))];
    const shown = names.filter((name) => flags.has('a') || flags.has('A') || !name.startsWith('.'));
    for (const name of shown.sort(byName)) show(name, `${call.path(folder)}/${name}`);
  }
  return status;
};

const mkdir: Builtin = (call) => {
  const { flags, rest } = options(call, { '--parents': 'p' });
  return each(call, rest, 'create directory', (path) => {
    call.state.node.fs.mkdirSync(path, { recursive: flags.has('p') });
  });
};

const rm: Builtin = (call) => {
  const { flags, rest } = options(call, { '--recursive': 'r', '--force': 'f' });
  const recursive = flags.has('r') || flags.has('R');
  if (rest.length === 0 && flags.has('f')) return 0;
  return each(call, rest, 'remove', (path) => {
    const { fs } = call.state.node;
    if (flags.has('f') && !fs.existsSync(path)) return;
    if (!recursive && fs.lstatSync(path).isDirectory()) throw Object.assign(new Error('EISDIR'), { code: 'EISDIR' });
    fs.rmSync(path, { recursive });
  });
};

const touch: Builtin = (call) =>
  each(call, options(call).rest, 'touch', (path) => {
    const { fs } = call.state.node;
    const now = new Date();
    if (fs.existsSync(path)) fs.utimesSync(path, now, now);
    else fs.writeFileSync(path, '');
  });

/** `cp` and `mv`: the last argument is where to. */
function transfer(
  verb: string,
  action: (call: Invocation, from: string, to: string, flags: Set<string>) => void,
): Builtin {
  return (call) => {
    const { flags, rest } = options(call, { '--recursive': 'r' });
    const last = rest.pop();
    if (last === undefined || rest.length === 0) {
      call.complain(last === undefined ? 'missing file operand' : `missing destination file operand after '${last}'`);
      return 1;
    }
    const { fs } = call.state.node;
    const target = call.path(last);
    const into = fs.existsSync(target) && fs.statSync(target).isDirectory();
    return each(call, rest, verb, (path) => {
      action(call, path, into ? `${target}/${path.slice(path.lastIndexOf('/') + 1)}` : target, flags);
    });
  };
}

export const fileBuiltins: Readonly<Record<string, Builtin>> = {
  ls,
  mkdir,
  rm,
  touch,
  cp: transfer('stat', ({ state }, from, to, flags) => {
    state.node.fs.cpSync(from, to, { recursive: ['r', 'R', 'a'].some((flag) => flags.has(flag)) });
  }),
  mv: transfer('stat', ({ state }, from, to) => {
    state.node.fs.renameSync(from, to);
  }),
};
