/** What the frame asks of the server, and is told: JSON over HTTP. Bytes travel as base64. */

/** An entry of the client's own tree format. */
export type TreeNode = { d: Record<string, TreeNode> } | { f: { c: string; b?: true } | { l: string } };

export interface RunRequest {
  command: string;
  args: string[];
  cwd?: string;
  env?: Record<string, string | number | boolean>;
}

/** Calls by name, with what they take and give. */
export interface Calls {
  build: [{ workdirName?: string }, { path: string; cwd: string }];
  teardown: [undefined, unknown];
  load: [{ json: string; at: string }, unknown];
  save: [{ path: string }, string];
  run: [RunRequest, { id: number }];
  write: [{ id: number; data: string }, unknown];
  kill: [{ id: number }, unknown];
  readFile: [{ path: string }, { base64: string }];
  writeFile: [{ path: string; base64: string }, unknown];
  readdir: [{ path: string }, { name: string; folder: boolean }[]];
  mkdir: [{ path: string; recursive: boolean }, unknown];
  rm: [{ path: string; recursive: boolean; force: boolean }, unknown];
  rename: [{ from: string; to: string }, unknown];
}

/** What happened since the last time one asked. */
export type StandInEvent =
  | { type: 'output'; id: number; base64: string }
  | { type: 'exit'; id: number; code: number }
  | { type: 'port'; port: number; open: boolean; url: string }
  | { type: 'server-ready'; port: number; url: string }
  | { type: 'error'; message: string };
