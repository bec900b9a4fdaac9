import type * as childProcess from 'node:child_process';
import type * as fs from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import type * as stream from 'node:stream';
import type * as timers from 'node:timers';
import type { VirtualFileSystem } from '../fs/vfs.ts';

/** The modules of Node's library that the shell is written on. */
export interface NodeModules {
  childProcess: typeof childProcess;
  fs: typeof fs;
  stream: typeof stream;
  timers: typeof timers;
}

/** Where a command reads: a descriptor of the shell's process, or a stream. */
export type Source = { fd: number } | { stream: Readable };
/** Where a command writes. */
export type Sink = { fd: number } | { stream: Writable };

/** The three streams of a command. */
export interface Streams {
  in: Source;
  out: Sink;
  err: Sink;
}

/** Variables, place and arguments: what a command can see, and some can change. */
export interface ShellState {
  readonly node: NodeModules;
  readonly vfs: VirtualFileSystem;
  /** Name in front of messages. */
  name: string;
  cwd: string;
  variables: Map<string, string>;
  /** Names of variables that programs get. */
  exported: Set<string>;
  /** `$1` and so on. */
  positional: string[];
  /** `$?`. */
  status: number;
  pid: number;
  /** Numbers of signals by name. */
  readonly signals: Readonly<Record<string, number>>;
}

/** Ends the shell. */
export class ShellExit extends Error {
  readonly status: number;

  constructor(status: number) {
    super('exit');
    this.status = status;
  }
}

/** What a built-in command gets. */
export interface Invocation {
  /** Without the command's name. */
  args: string[];
  /** Its name, for messages. */
  name: string;
  state: ShellState;
  streams: Streams;
  print(text: string): void;
  /** Prints `name: text` to standard error. */
  complain(text: string): void;
  /** All of standard input. */
  readAll(): Promise<string>;
  /** An argument as an absolute path. */
  path(argument: string): string;
}

/** Returns the exit status. */
export type Builtin = (call: Invocation) => number | Promise<number>;

/** The environment that a program gets. */
export function environmentOf(state: ShellState): Record<string, string> {
  return Object.fromEntries([...state.variables].filter(([name]) => state.exported.has(name)));
}
