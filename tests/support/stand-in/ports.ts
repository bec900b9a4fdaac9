import { closeSync, openSync, readFileSync, watch, type FSWatcher } from 'node:fs';
import path from 'node:path';
import type { StandInEvent } from './protocol.ts';

/** What is known of a runtime's events of ports, and can be turned on by a test. */
export interface PortQuirks {
  /** `server-ready` comes when this has come true: a long time after `port`, maybe. */
  readyAfter: Promise<unknown>;
  /** There is no `port` event. */
  portIsSilent: boolean;
}

interface Note {
  id: number;
  port: number;
  open: boolean;
}

/** Follows where the programs of a container listen. They write it into a file (`listening.ts`), which is watched. */
export class ContainerPortNotes {
  readonly #file: string;
  readonly #quirks: PortQuirks;
  readonly #emit: (event: StandInEvent) => void;
  readonly #watcher: FSWatcher;
  readonly #open = new Map<number, number>();
  #read = 0;
  #closed = false;

  constructor(folder: string, quirks: PortQuirks, emit: (event: StandInEvent) => void) {
    this.#file = path.join(folder, 'ports');
    this.#quirks = quirks;
    this.#emit = emit;
    closeSync(openSync(this.#file, 'w'));
    this.#watcher = watch(this.#file, () => this.#take());
  }

  /** What a process has to find in its environment. */
  environmentOf(id: number): Record<string, string> {
    return {
      NODE_OPTIONS: `--import=${new URL('listening.ts', import.meta.url).href}`,
      STAND_IN_PORTS: this.#file,
      STAND_IN_PROCESS: String(id),
    };
  }

  /** A process has ended, and its servers with it. */
  ended(id: number): void {
    this.#take();
    for (const [port, owner] of [...this.#open]) if (owner === id) this.#set({ id, port, open: false });
  }

  close(): void {
    this.#closed = true;
    this.#watcher.close();
  }

  #take(): void {
    if (this.#closed) return;
    const text = readFileSync(this.#file, 'utf8');
    const whole = text.lastIndexOf('\n') + 1;
    const notes = text.slice(this.#read, whole).split('\n').filter(Boolean);
    this.#read = Math.max(this.#read, whole);
    for (const note of notes) this.#set(JSON.parse(note) as Note);
  }

  #set({ id, port, open }: Note): void {
    if (this.#closed || this.#open.has(port) === open) return;
    if (open) this.#open.set(port, id);
    else this.#open.delete(port);
    const url = `http://localhost:${String(port)}`;
    if (!this.#quirks.portIsSilent) this.#emit({ type: 'port', port, open, url });
    if (open)
      void this.#quirks.readyAfter.then(() => {
        if (!this.#closed) this.#emit({ type: 'server-ready', port, url });
      });
  }
}
