/** Runs command lines: the shell's own commands in this process, everything else as child processes. */
import { findExecutable } from '../fs/executables.ts';
import { describeError, fileBuiltins } from './builtins-files.ts';
import { plainBuiltins, printEnvironment, shellBuiltins } from './builtins-shell.ts';
import { textBuiltins } from './builtins-text.ts';
import { expandText, expandWord, type ExpansionScope } from './expand.ts';
import { runNpm, runNpx } from './npm.ts';
import { parseShell, ShellSyntaxError, type Command, type Pipeline } from './parse.ts';
import { runProgram } from './program.ts';
import { readFrom, writeTo } from './streams.ts';
import { ShellExit, type Builtin, type ShellState, type Sink, type Streams } from './types.ts';

const NOT_FOUND = 127;
const NOT_EXECUTABLE = 126;
const SYNTAX_ERROR = 2;

/** Commands that are files too: `/bin/ls` and the like. */
export const applets: Readonly<Record<string, Builtin>> = { ...plainBuiltins, ...textBuiltins, ...fileBuiltins };

export const STANDARD: Streams = { in: { fd: 0 }, out: { fd: 1 }, err: { fd: 2 } };

/** A command with its words and streams made out. */
interface Prepared {
  words: string[];
  streams: Streams;
  environment: Map<string, string>;
  /** Closes what redirections have opened. */
  release(): void;
}

function withEnvironment(state: ShellState, environment: ReadonlyMap<string, string>): ShellState {
  if (environment.size === 0) return state;
  return {
    ...state,
    variables: new Map([...state.variables, ...environment]),
    exported: new Set([...state.exported, ...environment.keys()]),
  };
}

export class Session {
  readonly state: ShellState;
  readonly #scope: ExpansionScope;

  constructor(state: ShellState) {
    this.state = state;
    this.#scope = {
      variable: (name) => this.#variable(name),
      positional: () => state.positional,
      substitute: (source) => this.#capture(source),
      names: (directory) => {
        try {
          return state.node.fs.readdirSync(this.#path(directory));
        } catch {
          return [];
        }
      },
    };
  }

  /** Runs a text; returns its exit status. `exit` in it ends only this text. */
  async run(text: string, streams: Streams = STANDARD): Promise<number> {
    const { state } = this;
    try {
      for (const pipeline of parseShell(text)) {
        const skip = pipeline.after === '&&' ? state.status !== 0 : pipeline.after === '||' && state.status === 0;
        if (skip) continue;
        const status = await this.#pipeline(pipeline, streams);
        state.status = pipeline.negated ? Number(status === 0) : status;
      }
      return state.status;
    } catch (error) {
      if (error instanceof ShellExit) return error.status;
      if (!(error instanceof ShellSyntaxError)) throw error;
      this.#complain(streams.err, 1, error.message);
      return SYNTAX_ERROR;
    }
  }

  /** Runs one command with the streams of the process. */
  call(name: string, args: string[]): Promise<number> {
    return this.#execute(1, {
      words: [name, ...args],
      streams: STANDARD,
      environment: new Map(),
      release: () => undefined,
    });
  }

  async #pipeline({ commands }: Pipeline, streams: Streams): Promise<number> {
    const [only] = commands;
    if (commands.length === 1 && only !== undefined) return this.#command(only, streams);
    const { PassThrough } = this.state.node.stream;
    let input = streams.in;
    const running: Promise<number>[] = [];
    for (const [at, command] of commands.entries()) {
      const last = at === commands.length - 1;
      const between = new PassThrough();
      const out: Sink = last ? streams.out : { stream: between };
      // What changes the shell in a pipeline changes only a copy of it.
      const copy = new Session({ ...this.state, variables: new Map(this.state.variables) });
      const done = copy.#command(command, { in: input, out, err: streams.err }).catch((error: unknown) => {
        if (error instanceof ShellExit) return error.status;
        throw error;
      });
      running.push(
        done.finally(() => {
          if (!last) between.end();
        }),
      );
      input = { stream: between };
    }
    const statuses = await Promise.all(running);
    return statuses.at(-1) ?? 0;
  }

  async #command(command: Command, streams: Streams): Promise<number> {
    const prepared = await this.#prepare(command, streams);
    if (prepared === undefined) return SYNTAX_ERROR;
    const { words, environment, release } = prepared;
    try {
      if (words.length === 0) {
        for (const [name, value] of environment) this.state.variables.set(name, value);
        return 0;
      }
      return await this.#execute(command.line, prepared);
    } finally {
      release();
    }
  }

  async #execute(line: number, { words, streams, environment }: Prepared): Promise<number> {
    const [name = '', ...args] = words;
    const builtin = shellBuiltins[name] ?? (name.includes('/') ? undefined : applets[name]);
    if (builtin !== undefined) return this.#builtin(builtin, name, args, streams, environment);
    if (name === 'env') return this.#environment(line, args, streams, environment);
    const { state } = this;
    const found = findExecutable(state.vfs, name, state.variables.get('PATH'), state.cwd);
    if ('error' in found) {
      const missing = found.error === 'ENOENT';
      const status = missing ? NOT_FOUND : NOT_EXECUTABLE;
      this.#complain(streams.err, line, `${name}: ${missing ? 'not found' : 'Permission denied'}`);
      return status;
    }
    const applet = found.args.length === 0 ? applets[found.program] : undefined;
    if (applet !== undefined) return this.#builtin(applet, found.program, args, streams, environment);
    const call = { args, state: withEnvironment(state, environment), streams };
    if (found.program === 'npm') return runNpm(call, (inner) => new Session(inner));
    if (found.program === 'npx') return runNpx(call, (inner) => new Session(inner));
    if (found.program === 'env') return this.#environment(line, args, streams, environment);
    return runProgram(name, call);
  }

  async #builtin(
    builtin: Builtin,
    name: string,
    args: string[],
    streams: Streams,
    environment: ReadonlyMap<string, string>,
  ): Promise<number> {
    const { node } = this.state;
    const changesShell = builtin === shellBuiltins[name];
    if (changesShell) for (const [key, value] of environment) this.state.variables.set(key, value);
    return builtin({
      args,
      name,
      state: this.state,
      streams,
      print: (text) => writeTo(node, streams.out, text),
      complain: (text) => {
        if (changesShell) this.#complain(streams.err, 1, `${name}: ${text}`);
        else writeTo(node, streams.err, `${name}: ${text}\n`);
      },
      readAll: () => readFrom(node, streams.in),
      path: (argument) => this.#path(argument),
    });
  }

  /** `env`: variables, then a command. */
  async #environment(
    line: number,
    args: string[],
    streams: Streams,
    environment: ReadonlyMap<string, string>,
  ): Promise<number> {
    const extra = new Map(environment);
    const clean = args[0] === '-i' || args[0] === '-';
    if (clean) args.shift();
    const first = args.findIndex((arg) => !/^[A-Za-z_]\w*=/.test(arg));
    const words = first < 0 ? [] : args.slice(first);
    for (const arg of first < 0 ? args : args.slice(0, first)) {
      extra.set(arg.slice(0, arg.indexOf('=')), arg.slice(arg.indexOf('=') + 1));
    }
    const { state } = clean ? { state: { ...this.state, exported: new Set<string>() } } : this;
    const inner = new Session(withEnvironment(state, extra));
    if (words.length === 0) return inner.#builtin(printEnvironment, 'env', [], streams, new Map());
    return inner.#execute(line, { words, streams, environment: new Map(), release: () => undefined });
  }

  async #prepare(command: Command, streams: Streams): Promise<Prepared | undefined> {
    const { fs } = this.state.node;
    const opened: number[] = [];
    const release = (): void => {
      for (const fd of opened.splice(0)) fs.closeSync(fd);
    };
    const sinks = new Map<number, Sink>([
      [1, streams.out],
      [2, streams.err],
    ]);
    let input = streams.in;
    for (const { fd, operator, target } of command.redirects) {
      const name = await expandText(target, this.#scope);
      if (operator === '>&') {
        sinks.set(fd, sinks.get(Number(name)) ?? { fd: Number(name) });
        continue;
      }
      try {
        const file = fs.openSync(this.#path(name), operator === '<' ? 'r' : operator === '>' ? 'w' : 'a');
        opened.push(file);
        if (operator === '<') input = { fd: file };
        else sinks.set(fd, { fd: file });
      } catch (error) {
        release();
        const what = operator === '<' ? 'open' : 'create';
        const why = describeError(error).replace(
          'No such file or directory',
          operator === '<' ? 'No such file' : 'Directory nonexistent',
        );
        this.#complain(streams.err, command.line, `cannot ${what} ${name}: ${why}`);
        return undefined;
      }
    }
    const words: string[] = [];
    for (const word of command.words) words.push(...(await expandWord(word, this.#scope)));
    const environment = new Map<string, string>();
    for (const { name, value } of command.assignments) environment.set(name, await expandText(value, this.#scope));
    const out = sinks.get(1) ?? streams.out;
    return { words, streams: { in: input, out, err: sinks.get(2) ?? streams.err }, environment, release };
  }

  async #capture(source: string): Promise<string> {
    const { node } = this.state;
    const out = new node.stream.PassThrough();
    const inner = new Session({ ...this.state, variables: new Map(this.state.variables) });
    const text = readFrom(node, { stream: out });
    this.state.status = await inner.run(source, { ...STANDARD, out: { stream: out } });
    out.end();
    return (await text).replace(/\n+$/, '');
  }

  #variable(name: string): string | undefined {
    const { state } = this;
    if (name === '?') return String(state.status);
    if (name === '$') return String(state.pid);
    if (name === '#') return String(state.positional.length);
    if (name === '@' || name === '*') return state.positional.join(' ');
    if (name === '0') return state.name;
    if (/^\d+$/.test(name)) return state.positional[Number(name) - 1];
    return state.variables.get(name);
  }

  #path(argument: string): string {
    return argument.startsWith('/') ? argument : `${this.state.cwd === '/' ? '' : this.state.cwd}/${argument}`;
  }

  #complain(sink: Sink, line: number, text: string): void {
    writeTo(this.state.node, sink, `${this.state.name}: ${line}: ${text}\n`);
  }
}
