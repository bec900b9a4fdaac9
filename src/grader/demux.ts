import type { Happening, OutputRecord, RunRecord } from './records.ts';
import type { RecordSeal } from './seal.ts';

/** Separates the records of a run from what the code under test printed. One instance follows one process. */
export interface Demultiplexer<R> {
  push(fd: 1 | 2, bytes: Uint8Array): (R | OutputRecord)[];
  /** What was held back because it might have become a record. */
  end(): (R | OutputRecord)[];
}

/**
 * @param token a line counts as a record only when it is RS (U+001E), token, blank, JSON, newline. Records may begin in the middle of a
 *   printed line: code may print without a newline at the end.
 * @param open takes the JSON out of what follows the token, undefined when it is no record after all; it is the JSON when absent
 */
export function createDemultiplexer<R extends { e: string } = RunRecord>(
  token: string,
  open: (fd: 1 | 2, line: string) => string | undefined = (_, line) => line,
): Demultiplexer<R> {
  const start = `\u001e${token} `;
  const streams = { 1: stream(), 2: stream() };

  function stream() {
    return { decoder: new TextDecoder(), held: '', test: -1 };
  }

  function drain(fd: 1 | 2, final: boolean): (R | OutputRecord)[] {
    const of = streams[fd];
    const found: (R | OutputRecord)[] = [];
    const output = (text: string): void => {
      if (text !== '') found.push({ e: 'output', text, test: of.test });
    };
    for (;;) {
      const at = of.held.indexOf(start);
      if (at < 0) break;
      const end = of.held.indexOf('\n', at);
      if (end < 0) break;
      output(of.held.slice(0, at));
      const json = open(fd, of.held.slice(at + start.length, end));
      const record = json === undefined ? undefined : (parseJson(json) as R | undefined);
      of.held = of.held.slice(end + 1);
      if (record?.e === 'begin') of.test += 1;
      // A `begin` comes on both streams to cut both; it is news only once.
      if (record !== undefined && (fd === 1 || record.e !== 'begin')) found.push(record);
    }
    const keep = final ? -1 : of.held.indexOf('\u001e');
    output(keep < 0 ? of.held : of.held.slice(0, keep));
    of.held = keep < 0 ? '' : of.held.slice(keep);
    return found;
  }

  return {
    push(fd, bytes) {
      streams[fd].held += streams[fd].decoder.decode(bytes, { stream: true });
      const found = drain(fd, false);
      // A lone RS of the reader's own must not hold back everything that follows for ever.
      return streams[fd].held.length > 0 && !couldBeRecord(streams[fd].held, start)
        ? [...found, ...drain(fd, true)]
        : found;
    },
    end: () => [...drain(1, true), ...drain(2, true)],
  };
}

/** Records of a private file, for engines whose stdout cannot carry them. */
export function parseRecords(text: string, seal: RecordSeal): Happening[] {
  const all = createDemultiplexer(seal.id, (_, line) => seal.open(3, line));
  return [...all.push(1, new TextEncoder().encode(text)), ...all.end()].filter((one) => one.e !== 'output');
}

function couldBeRecord(held: string, start: string): boolean {
  return held.startsWith(start) || start.startsWith(held);
}

/** The runtime is ours and records are signed, so the shape is taken on trust; only broken JSON is refused. */
function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
