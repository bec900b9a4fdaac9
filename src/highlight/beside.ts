/** Reads code in threads, while the build goes on with the pages it stands in. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { InkedLine } from './inks.ts';
import type { Scheme } from './schemes.ts';
import { inkedLines } from './tokens.ts';

/** To the thread. */
export interface Question {
  id: number;
  code: string;
  language: string;
  scheme: Scheme;
}

/** From the thread. */
export type Answer = { id: number } & ({ lines: InkedLine[] } | { error: unknown });

type Waiting = PromiseWithResolvers<InkedLine[]>;

/** More would wait for the build, which hands out the questions. */
const MOST_THREADS = 4;

let asked = 0;

class Thread {
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;

  get busy(): number {
    return this.#waiting.size;
  }

  ask(code: string, language: string, scheme: Scheme): Promise<InkedLine[]> {
    const worker = (this.#worker ??= this.#start());
    const id = asked++;
    const answer = Promise.withResolvers<InkedLine[]>();
    this.#waiting.set(id, answer);
    worker.ref();
    worker.postMessage({ id, code, language, scheme } satisfies Question);
    return answer.promise;
  }

  #start(): Worker {
    const worker = new Worker(new URL('thread.ts', import.meta.url));
    worker.on('message', (answer: Answer) => {
      const asker = this.#waiting.get(answer.id);
      this.#waiting.delete(answer.id);
      // A build may end while its threads are idle, not while they read.
      if (this.#waiting.size === 0) worker.unref();
      if ('lines' in answer) asker?.resolve(answer.lines);
      else asker?.reject(answer.error);
    });
    worker.on('error', (error) => this.#lost(error));
    worker.on('exit', (code) => this.#lost(new Error(`the thread that colours code ended with exit code ${code}`)));
    return worker;
  }

  /** Nobody waits for a thread that is gone, and the next question starts another. */
  #lost(error: unknown): void {
    this.#worker = undefined;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}

const threads = Array.from({ length: Math.min(MOST_THREADS, availableParallelism()) }, () => new Thread());

/**
 * As `inkedLines`, in a thread; in this one where none can be had, which takes longer. Only for modules that Node loads from `src` itself: a
 * bundle has no such file beside it.
 */
export async function inkedLinesBeside(code: string, language: string, scheme: Scheme): Promise<InkedLine[]> {
  const idlest = threads.reduce((one, other) => (other.busy < one.busy ? other : one));
  try {
    return await idlest.ask(code, language, scheme);
  } catch {
    // Astro only logs what a page fails of, and leaves the page empty.
    return inkedLines(code, language, scheme);
  }
}
