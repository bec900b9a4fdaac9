/** Commands about the shell itself: its place, its variables, its end. */
import { findCommand } from '../fs/executables.ts';
import { environmentOf, ShellExit, type Builtin, type ShellState } from './types.ts';

const MS_PER_SECOND = 1000;

const cd: Builtin = ({ args: [target], state, complain, print }) => {
  const wanted = target === '-' ? state.variables.get('OLDPWD') : (target ?? state.variables.get('HOME'));
  const path = wanted === undefined || wanted.startsWith('/') ? (wanted ?? '/') : `${state.cwd}/${wanted}`;
  const { fs } = state.node;
  if (!fs.existsSync(path) || !fs.statSync(path).isDirectory()) {
    complain(`can't cd to ${target ?? ''}`);
    return 2;
  }
  state.variables.set('OLDPWD', state.cwd);
  state.cwd = fs.realpathSync(path);
  state.variables.set('PWD', state.cwd);
  if (target === '-') print(`${state.cwd}\n`);
  return 0;
};

function assign(state: ShellState, word: string): string {
  const equals = word.indexOf('=');
  if (equals < 0) return word;
  const name = word.slice(0, equals);
  state.variables.set(name, word.slice(equals + 1));
  return name;
}

/** `test` and `[`: files, texts and numbers; `!` before, no `-a` and `-o`. */
const test: Builtin = ({ args, name, state, path, complain }) => {
  const words = name === '[' ? args.slice(0, -1) : args;
  const negated = words[0] === '!';
  const [a = '', operator, b = ''] = negated ? words.slice(1) : words;
  const count = words.length - (negated ? 1 : 0);
  const { fs } = state.node;
  const stats = (file: string) => (fs.existsSync(path(file)) ? fs.statSync(path(file)) : undefined);
  const unary: Record<string, (value: string) => boolean> = {
    '-e': (file) => stats(file) !== undefined,
    '-f': (file) => stats(file)?.isFile() === true,
    '-d': (file) => stats(file)?.isDirectory() === true,
    '-s': (file) => (stats(file)?.size ?? 0) > 0,
    '-n': (text) => text !== '',
    '-z': (text) => text === '',
  };
  const binary: Record<string, (x: string, y: string) => boolean> = {
    '=': (x, y) => x === y,
    '!=': (x, y) => x !== y,
    '-eq': (x, y) => Number(x) === Number(y),
    '-ne': (x, y) => Number(x) !== Number(y),
    '-lt': (x, y) => Number(x) < Number(y),
    '-le': (x, y) => Number(x) <= Number(y),
    '-gt': (x, y) => Number(x) > Number(y),
    '-ge': (x, y) => Number(x) >= Number(y),
  };
  let result: boolean | undefined;
  if (count === 0) result = false;
  else if (count === 1) result = a !== '';
  else if (count === 2) result = unary[a]?.(operator ?? '');
  else result = binary[operator ?? '']?.(a, b);
  if (result === undefined) {
    complain(`${operator ?? a}: unexpected operator`);
    return 2;
  }
  return result === negated ? 1 : 0;
};

const which: Builtin = ({ args, state, print }) => {
  let status = 0;
  for (const command of args) {
    const found = findCommand(state.vfs, command, state.variables.get('PATH'), state.cwd);
    if ('error' in found) status = 1;
    else print(`${found.path}\n`);
  }
  return status;
};

/** Those that change the shell; a program of the same name would change nothing. */
export const shellBuiltins: Readonly<Record<string, Builtin>> = {
  cd,
  ':': () => 0,
  exit: ({ args: [status], state }) => {
    throw new ShellExit(status === undefined ? state.status : Number(status) & 255);
  },
  export: ({ args, state }) => {
    for (const word of args) state.exported.add(assign(state, word));
    return 0;
  },
  unset: ({ args, state }) => {
    for (const name of args) {
      state.variables.delete(name);
      state.exported.delete(name);
    }
    return 0;
  },
  set: () => 0,
  '[': test,
};

/** Those that are also files in `/bin`. */
export const plainBuiltins: Readonly<Record<string, Builtin>> = {
  true: () => 0,
  false: () => 1,
  pwd: ({ state, print }) => {
    print(`${state.cwd}\n`);
    return 0;
  },
  sleep: async ({ args, state, complain }) => {
    const seconds = args.reduce((total, arg) => total + Number(arg), 0);
    if (Number.isNaN(seconds)) {
      complain(`invalid time interval '${args.join(' ')}'`);
      return 1;
    }
    await new Promise((resolve) => {
      state.node.timers.setTimeout(resolve, seconds * MS_PER_SECOND);
    });
    return 0;
  },
  test,
  which,
};

/** Prints the environment; with a command the session runs it (see session.ts). */
export const printEnvironment: Builtin = ({ state, print }) => {
  for (const [name, value] of Object.entries(environmentOf(state))) print(`${name}=${value}\n`);
  return 0;
};
