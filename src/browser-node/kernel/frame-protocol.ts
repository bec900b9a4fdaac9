/** Messages between the page and the isolated frame, over one MessagePort handed over at boot. */

import type { RunRecord } from './recording.ts';

/** The frame's first word, sent to the parent window. */
export interface FrameHello {
  hotpath: 'hello';
  /** `crossOriginIsolated` inside the frame: without it there is no SharedArrayBuffer. */
  isolated: boolean;
}

/** The page's answer: the script of the Workers, and (transferred with it) the port for everything else. */
export interface FrameBoot {
  hotpath: 'boot';
  script: Blob;
  /** The text of library.txt, transferred. */
  library: ArrayBuffer;
  /** Threads to make ready. */
  prewarm: number;
}

export interface SpawnRequest {
  command: string;
  args: string[];
  env: Record<string, string>;
  cwd: string;
  timeoutMs: number | undefined;
  outputBytes: number | undefined;
  /** Whether what its processes and threads do is recorded. */
  record: boolean;
}

export type FileData = string | Uint8Array;

/** An HTTP request of the page to a server inside the engine. */
export interface PageRequest {
  method: string;
  /** Path and query. */
  path: string;
  headers: Record<string, string>;
  body: Uint8Array;
}

export interface PageResponse {
  status: number;
  statusText: string;
  /** Names in lower case, in the order they came; a name may come more than once. */
  headers: [name: string, value: string][];
  body: Uint8Array<ArrayBuffer>;
}

/** Calls the page can make; each is answered once. */
export interface FrameCalls {
  /** Answers a `part` message: its script, or what went wrong. */
  providePart(name: string, script: Blob | undefined, problem: string): void;
  spawn(request: SpawnRequest): number;
  kill(pid: number): void;
  /** Bytes for the standard input of a process that {@link spawn} started; ignored once it has ended. */
  write(pid: number, bytes: Uint8Array<ArrayBuffer>): void;
  endInput(pid: number): void;
  writeTree(root: string, files: Record<string, FileData>, replace: boolean): void;
  readFile(path: string): Uint8Array;
  writeFile(path: string, data: FileData): void;
  readdir(path: string): string[];
  mkdir(path: string): void;
  symlink(target: string, path: string): void;
  rm(path: string): void;
  /** @throws {Error} `ECONNREFUSED` when nobody listens on `port`, `ECONNRESET` when the answer is cut short. */
  fetch(port: number, request: PageRequest): Promise<PageResponse>;
}

export interface FrameRequest {
  id: number;
  method: keyof FrameCalls;
  args: unknown[];
}

export interface OutputRecord {
  /** Pid that `spawn` gave. */
  run: number;
  /** The process that wrote: that one, or one it started. */
  pid: number;
  tid: number;
  fd: 1 | 2;
  at: number;
  bytes: Uint8Array;
}

export type EndReason =
  'exit' | 'signal' | 'timeout' | 'output-limit' | 'killed' | 'process-limit' | 'out-of-memory' | 'crash';

export type FrameMessage =
  | { type: 'ready' }
  | { type: 'result'; id: number; value: unknown }
  | { type: 'error'; id: number; message: string; code: string | undefined }
  /** A process needs this part of the engine; answered by `providePart`. */
  | { type: 'part'; name: string }
  /** A TCP port has begun (`open`), or ceased, to take connections. */
  | { type: 'port'; port: number; open: boolean }
  | { type: 'output'; events: OutputRecord[] }
  | { type: 'exit'; pid: number; code: number | null; signal: string | null; reason: EndReason; record?: RunRecord };
