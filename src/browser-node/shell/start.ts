/** A process whose program is a command of the shell, or the shell itself. */
import type { StartMessage } from '../kernel/protocol.ts';
import type { ProcessContext } from '../process/context.ts';
import { findExecutable } from '../fs/executables.ts';
import { expandText, expandWord, type ExpansionScope } from './expand.ts';
import { parseShell, ShellSyntaxError } from './parse.ts';
import { applets, Session, STANDARD } from './session.ts';
import { shellBuiltins } from './builtins-shell.ts';
import { writeTo } from './streams.ts';
import { ShellExit, type NodeModules, type ShellState } from './types.ts';

const NOT_FOUND = 127;

/**
 * `sh -c 'node x.js'`: the shell need not stay, it becomes that program (as dash does with its last command). Returns what to be
 * instead, or undefined when it has to be the shell.
 */
export async function becomes(context: ProcessContext, start: StartMessage): Promise<StartMessage | undefined> {
  const [option, text] = start.args;
  if (start.program !== 'sh' || option !== '-c' || text === undefined) return undefined;
  const scope: ExpansionScope = {
    variable: (name) => start.env[name],
    positional: () => [],
    substitute: () => Promise.reject(new ShellSyntaxError('')),
    names: (directory) =>
      context.vfs.readdir(directory.startsWith('/') ? directory : `${start.cwd}/${directory}`).map(({ name }) => name),
  };
  try {
    const [pipeline, second] = parseShell(text);
    const [command, next] = pipeline?.commands ?? [];
    const special = text.includes('$?') || text.includes('$$') || /\$[\d@#*]/.test(text);
    if (command === undefined || second !== undefined || next !== undefined) return undefined;
    if (pipeline?.negated === true || command.redirects.length > 0 || special) return undefined;
    const words: string[] = [];
    for (const word of command.words) words.push(...(await expandWord(word, scope)));
    const [name, ...args] = words;
    if (name === undefined || shellBuiltins[name] !== undefined || applets[name] !== undefined) return undefined;
    const env = { ...start.env };
    for (const { name: variable, value } of command.assignments) env[variable] = await expandText(value, scope);
    const found = findExecutable(context.vfs, name, env['PATH'], start.cwd);
    if ('error' in found || found.program !== 'node') return undefined;
    return {
      ...start,
      program: 'node',
      argv0: found.args.length === 0 ? name : 'node',
      args: [...found.args, ...args],
      env,
    };
  } catch {
    // The shell itself will say what is wrong.
    return undefined;
  }
}

/** Runs the command or the shell to its end. Node's library must be ready to run user code. */
export async function runShellProgram(context: ProcessContext): Promise<number> {
  const { start } = context;
  const load = (id: string): unknown => context.requireBuiltin(id);
  const node: NodeModules = {
    // Loaded when a program is to be run: most commands are the shell's own.
    get childProcess() {
      return load('child_process') as NodeModules['childProcess'];
    },
    fs: load('fs') as NodeModules['fs'],
    stream: load('stream') as NodeModules['stream'],
    timers: load('timers') as NodeModules['timers'],
  };
  const { signals } = (context.facts.bindings['constants']?.['os'] ?? {}) as { signals: Record<string, number> };
  const state: ShellState = {
    node,
    vfs: context.vfs,
    name: start.argv0,
    cwd: start.cwd,
    variables: new Map(Object.entries(start.env)),
    exported: new Set(Object.keys(start.env)),
    positional: [],
    status: 0,
    pid: start.pid,
    signals,
  };
  state.variables.set('PWD', start.cwd);
  state.exported.add('PWD');
  const session = new Session(state);
  if (start.program !== 'sh') {
    return session.call(start.program, start.args);
  }
  const [option, text, name, ...positional] = start.args;
  if (option === '-c') {
    state.name = name ?? state.name;
    state.positional = positional;
    return session.run(text ?? '');
  }
  if (option === undefined) return session.run(node.fs.readFileSync(0, 'utf8'));
  try {
    state.name = option;
    state.positional = start.args.slice(1);
    return await session.run(node.fs.readFileSync(option.startsWith('/') ? option : `${start.cwd}/${option}`, 'utf8'));
  } catch (error) {
    if (error instanceof ShellExit) return error.status;
    writeTo(node, STANDARD.err, `${start.argv0}: 0: cannot open ${option}: No such file\n`);
    return NOT_FOUND;
  }
}
