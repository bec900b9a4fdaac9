import { seal } from './runtime/seal.mjs';

/** Where a line was read: stdout, stderr, or the private file. Each is numbered by itself. */
export type RecordStream = 1 | 2 | 3;

/** The grader's end of a signed channel: one process, one key. */
export interface RecordSeal {
  /** Marks a line as a record. No secret. */
  readonly id: string;
  /** What the process needs to sign, as a file that it reads and removes before it loads any other code. */
  keyFile(records?: string): string;
  /** The JSON of a line `<signature> <number> <json>`; undefined when it was not signed, or is not the next one. */
  open(stream: RecordStream, line: string): string | undefined;
}

/** Makes a key for one process. */
export function createSeal(): RecordSeal {
  const [k0 = 0, k1 = 0] = crypto.getRandomValues(new Int32Array(2));
  const id = crypto.randomUUID();
  const next = { 1: 0, 2: 0, 3: 0 };
  return {
    id,
    keyFile: (records) => JSON.stringify({ id, k0, k1, records }),
    open(stream, line) {
      const [, signature, body, number, json] = /^(\d+\.\d+) ((\d+) (.*))$/su.exec(line) ?? [];
      if (Number(number) !== next[stream]) return undefined;
      if (signature !== seal(k0, k1, codeUnits(`${stream} ${body ?? ''}`))) return undefined;
      next[stream] += 1;
      return json;
    },
  };
}

function codeUnits(text: string): Uint16Array {
  return Uint16Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
}
