/** Ends of the kernel's pipes as channels: what this process reads and writes there. */
import type { KernelLink, PipeEvent } from '../../kernel/protocol.ts';
import type { ProcessTable } from '../../kernel/process-table.ts';
import { unavailable } from '../runtime.ts';
import { ChannelEnd } from '../streams/stream-channel.ts';
import type { ChannelMessage, Link } from '../streams/stream-links.ts';

export class KernelPipes {
  readonly #kernel: KernelLink;
  readonly #processes: ProcessTable;
  readonly #channels = new Map<number, Set<ChannelEnd>>();

  constructor(kernel: KernelLink, processes: ProcessTable) {
    this.#kernel = kernel;
    this.#processes = processes;
    kernel.onPipe = (event) => {
      this.#receive(event);
    };
  }

  /** Numbers for the two ends of a new pipe; whoever spawns with them has the kernel make it. */
  newPair(): [mine: number, childs: number] {
    return [this.#processes.nextId(), this.#processes.nextId()];
  }

  /** The end as a channel. */
  open(end: number): ChannelEnd {
    const channels = this.#channels.get(end) ?? new Set();
    const link = new KernelPipe(this.#kernel, end, () => {
      channels.delete(channel);
    });
    const channel = ChannelEnd.linked(link);
    this.#channels.set(end, channels.add(channel));
    return channel;
  }

  /** Reads no further, so that a child process that gets the end can. */
  pause(end: number): void {
    this.#kernel.post({ type: 'pipe-read', end, on: false });
  }

  #receive(event: PipeEvent): void {
    for (const channel of [...(this.#channels.get(event.end) ?? [])]) {
      switch (event.type) {
        case 'pipe-data':
          channel.receive({ data: event.bytes }, true);
          return;
        case 'pipe-end':
          channel.receive({ eof: true }, true);
          break;
        case 'pipe-drained':
          channel.receive({ ack: event.bytes }, true);
          break;
        case 'pipe-broken':
          channel.breakWrites();
          break;
      }
    }
  }
}

/** The way through the kernel. */
class KernelPipe implements Link {
  readonly #kernel: KernelLink;
  readonly #end: number;
  readonly #onClose: () => void;
  #started = false;

  constructor(kernel: KernelLink, end: number, onClose: () => void) {
    this.#kernel = kernel;
    this.#end = end;
    this.#onClose = onClose;
  }

  send(message: ChannelMessage): void {
    const end = this.#end;
    if ('data' in message) {
      const bytes = message.data;
      this.#kernel.post({ type: 'pipe-write', end, bytes, acknowledge: true }, [bytes.buffer]);
    } else if ('ack' in message) this.#kernel.post({ type: 'pipe-used', end, bytes: message.ack });
    else if ('eof' in message) this.#kernel.post({ type: 'pipe-shutdown', end });
    else if ('close' in message) this.#kernel.post({ type: 'pipe-close', end });
  }

  start(): void {
    if (this.#started) return;
    this.#started = true;
    this.#kernel.post({ type: 'pipe-read', end: this.#end, on: true });
  }

  close(): void {
    this.#onClose();
  }

  release(): never {
    throw unavailable('sending a pipe to another process');
  }
}
