/** Node's ConnectionsList: the parsers of a server's connections, by what they are doing, for its timeouts. */
import type { HttpMessageState } from './http-parser.ts';
import { now } from '../../process/host-globals.ts';

/** A parser in a list, with the object that Node's library knows. */
interface Entry extends HttpMessageState {
  readonly parser: object;
}

export class ConnectionsList {
  readonly #all = new Set<Entry>();
  readonly #active = new Set<Entry>();

  /** Parsers of all connections. */
  all(): object[] {
    return Array.from(this.#all, ({ parser }) => parser);
  }

  /** Those that wait for a request. */
  idle(): object[] {
    return [...this.#all].filter(({ startedAt }) => startedAt === 0).map(({ parser }) => parser);
  }

  /** Those in the middle of a request. */
  active(): object[] {
    return Array.from(this.#active, ({ parser }) => parser);
  }

  /** Takes those out of the active ones that have exceeded a limit, in milliseconds (0: none), and returns them. */
  expired(headersTimeout: number, requestTimeout: number): object[] {
    const [headers, request] =
      requestTimeout > 0 && headersTimeout > requestTimeout
        ? [requestTimeout, headersTimeout]
        : [headersTimeout, requestTimeout];
    const time = now();
    const late = [...this.#active].filter(
      ({ startedAt, headersCompleted }) =>
        (headers > 0 && !headersCompleted && startedAt < time - headers) || (request > 0 && startedAt < time - request),
    );
    for (const entry of late) this.#active.delete(entry);
    return late.map(({ parser }) => parser);
  }

  static add(list: ConnectionsList, entry: Entry, active: boolean): void {
    list.#all.add(entry);
    if (active) list.#active.add(entry);
  }

  static remove(list: ConnectionsList, entry: Entry): void {
    list.#all.delete(entry);
    list.#active.delete(entry);
  }
}
