import { spawn, type ChildProcess } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onPath } from '../../../src/cli/browsers/on-path.ts';
import { ContainerPortNotes, type PortQuirks } from './ports.ts';
import type { Calls, StandInEvent, TreeNode } from './protocol.ts';

/** What is known of WebContainers beyond their client, and can be turned on by a test. */
export interface ContainerQuirks extends PortQuirks {
  /** `kill()` reports the end of a process while busy threads of it spin on; only a tear-down ends them. */
  killLeavesThreads: boolean;
  /** `kill()` is not even answered. */
  killIsIgnored: boolean;
}

/** A container: real Node processes in a temporary folder. */
export class StandInContainer {
  readonly cwd: string;
  readonly #home: string;
  readonly #quirks: ContainerQuirks;
  readonly #emit: (event: StandInEvent) => void;
  readonly #ports: ContainerPortNotes;
  readonly #processes = new Map<number, ChildProcess>();
  #lastId = 0;

  constructor(workdirName: string, quirks: ContainerQuirks, emit: (event: StandInEvent) => void) {
    this.#quirks = quirks;
    this.#emit = emit;
    this.#home = realpathSync(mkdtempSync(path.join(tmpdir(), 'hotpath-stand-in-')));
    this.cwd = path.join(this.#home, workdirName);
    mkdirSync(this.cwd);
    this.#ports = new ContainerPortNotes(this.#home, quirks, emit);
  }

  /** Operating system processes that have not ended. */
  get running(): number {
    return [...this.#processes.values()].filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null)
      .length;
  }

  readonly calls: { [N in Exclude<keyof Calls, 'build' | 'teardown'>]: (given: Calls[N][0]) => Calls[N][1] } = {
    load: ({ json, at }) => this.#load(JSON.parse(json) as TreeNode, this.#at(at)),
    save: ({ path: from }) => JSON.stringify(this.#save(this.#at(from))),
    run: (request) => this.#run(request),
    write: ({ id, data }) => this.#type(id, data),
    kill: ({ id }) => this.#kill(id),
    readFile: ({ path: file }) => ({ base64: readFileSync(this.#at(file)).toString('base64') }),
    writeFile: ({ path: file, base64 }) => writeFileSync(this.#at(file), Buffer.from(base64, 'base64')),
    readdir: ({ path: folder }) =>
      readdirSync(this.#at(folder), { withFileTypes: true }).map((entry) => ({
        name: entry.name,
        folder: entry.isDirectory(),
      })),
    mkdir: ({ path: folder, recursive }) => void mkdirSync(this.#at(folder), { recursive }),
    rm: ({ path: file, ...options }) => rmSync(this.#at(file), options),
    rename: ({ from, to }) => renameSync(this.#at(from), this.#at(to)),
  };

  teardown(): void {
    this.#ports.close();
    for (const child of this.#processes.values()) end(child);
    rmSync(this.#home, { recursive: true, force: true, maxRetries: 3 });
  }

  /** The container's file system knows only what lies below its working directory. */
  #at(file: string): string {
    const found = path.resolve(this.cwd, file);
    if (path.isAbsolute(file) || (found !== this.cwd && !found.startsWith(this.cwd + path.sep)))
      throw new Error(`EPERM: operation not permitted, '${file}'`);
    return found;
  }

  #load(node: TreeNode, to: string): void {
    if ('d' in node) {
      mkdirSync(to, { recursive: true });
      for (const [name, child] of Object.entries(node.d)) this.#load(child, path.join(to, name));
    } else if ('l' in node.f) symlinkSync(node.f.l, to);
    else writeFileSync(to, node.f.c, node.f.b === true ? 'latin1' : 'utf8');
  }

  #save(from: string): TreeNode {
    if (!statSync(from).isDirectory()) return { f: { c: readFileSync(from, 'latin1'), b: true } };
    return { d: Object.fromEntries(readdirSync(from).map((name) => [name, this.#save(path.join(from, name))])) };
  }

  #run({ command, args, cwd = '.', env = {} }: Calls['run'][0]): Calls['run'][1] {
    const id = ++this.#lastId;
    const program = command === 'node' ? process.execPath : onPath(command);
    if (program === undefined) throw new Error(`ENOENT: command not found: ${command}`);
    // One stream for both, in the order of writing, as a terminal has it.
    const child = spawn('sh', ['-c', 'exec "$0" "$@" 2>&1', program, ...args], {
      cwd: this.#at(cwd),
      env: {
        PATH: process.env['PATH'],
        HOME: this.#home,
        ...this.#ports.environmentOf(id),
        ...Object.fromEntries(Object.entries(env).map(([name, value]) => [name, String(value)])),
      },
      detached: true,
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    this.#processes.set(id, child);
    child.stdin.on('error', () => undefined);
    child.stdout.on('data', (chunk: Buffer) => {
      // A terminal's line ends.
      const base64 = Buffer.from(chunk.toString('latin1').replaceAll('\n', '\r\n'), 'latin1').toString('base64');
      this.#emit({ type: 'output', id, base64 });
    });
    child.once('close', (code) => {
      this.#processes.delete(id);
      this.#ports.ended(id);
      this.#emit({ type: 'exit', id, code: code ?? 1 });
    });
    return { id };
  }

  /** A terminal shows what is typed, and takes Ctrl+D for the end. */
  #type(id: number, data: string): void {
    const stdin = this.#processes.get(id)?.stdin;
    const [text = '', ...ends] = data.split('\u0004');
    if (text !== '') {
      const echo = Buffer.from(text.replaceAll('\n', '\r\n'));
      this.#emit({ type: 'output', id, base64: echo.toString('base64') });
      stdin?.write(text);
    }
    if (ends.length > 0) stdin?.end();
  }

  #kill(id: number): void {
    const child = this.#processes.get(id);
    if (child === undefined || this.#quirks.killIsIgnored) return;
    if (this.#quirks.killLeavesThreads) this.#emit({ type: 'exit', id, code: 137 });
    else end(child);
  }
}

function end({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}
