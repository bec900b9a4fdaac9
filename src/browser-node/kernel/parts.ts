import { PartReply } from './protocol.ts';

/** Gets a part's script from the page. Rejects with a message for people. */
export type FetchPart = (name: string) => Promise<Blob>;

/** Firefox keeps what was fetched beyond 1 MiB in a file, and `importScripts` finds nothing in a blob of that kind. */
const inMemory = async (script: Blob): Promise<Blob> =>
  new Blob([await script.arrayBuffer()], { type: 'text/javascript' });

/** The engine's parts in this frame: each is fetched once, and lent to Workers as a blob URL. */
export class Parts {
  readonly #fetch: FetchPart;
  readonly #urls = new Map<string, Promise<string>>();

  constructor(fetch: FetchPart) {
    this.#fetch = fetch;
  }

  /** Answers a Worker that sleeps on `reply`. */
  lend(name: string, reply: SharedArrayBuffer): void {
    if (typeof name !== 'string' || !(reply instanceof SharedArrayBuffer) || reply.byteLength < PartReply.bytes) return;
    const answer = (state: number, text: string): void => {
      const bytes = new TextEncoder().encode(text).slice(0, PartReply.bytes - PartReply.text);
      new Uint8Array(reply, PartReply.text).set(bytes);
      const words = new Int32Array(reply, 0, 2);
      words[PartReply.length] = bytes.length;
      Atomics.store(words, PartReply.state, state);
      Atomics.notify(words, PartReply.state);
    };
    this.#url(name).then(
      (url) => {
        answer(PartReply.loaded, url);
      },
      (error: unknown) => {
        answer(PartReply.failed, error instanceof Error ? error.message : String(error));
      },
    );
  }

  dispose(): void {
    for (const url of this.#urls.values()) {
      url.then(
        (text) => {
          URL.revokeObjectURL(text);
        },
        () => undefined,
      );
    }
  }

  #url(name: string): Promise<string> {
    let url = this.#urls.get(name);
    if (url === undefined) {
      url = this.#fetch(name)
        .then(inMemory)
        .then((script) => URL.createObjectURL(script));
      // What failed once may work when it is asked for again.
      url.catch(() => this.#urls.delete(name));
      this.#urls.set(name, url);
    }
    return url;
  }
}
