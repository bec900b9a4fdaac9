/**
 * What goes between the two ends of a channel, and how. Between Workers these messages ({@link ChannelMessage}) go over a
 * MessagePort, in order:
 *   { data, handle? }  bytes (their buffer is transferred), and with them a handle that is handed over (IPC pipes)
 *   { ack: n }         the reader has taken n more bytes
 *   { eof: true }      no more data comes from this side (shutdown)
 *   { close, reset }   this side is gone; `reset`: it had not read everything, or was reset on purpose
 *   { owner: id }      the Worker that this side now belongs to, so that the other side learns when that Worker is killed
 * Everything that is a stream between processes uses this format: TCP, pipes, IPC and standard streams.
 */
import { host } from '../../process/host-globals.ts';
import type { ChannelEnd } from './stream-channel.ts';

/** A handle on its way: `kind` names who takes it on, `ports` are the MessagePorts inside `state` (transferred). */
export interface SentHandle {
  kind: string;
  state: unknown;
  ports: Transferable[];
}

export type ChannelMessage =
  | { data: Uint8Array<ArrayBuffer>; handle?: SentHandle }
  | { ack: number }
  | { eof: true }
  | { close: true; reset: boolean }
  | { owner: number };

/** The way to the other end. */
export interface Link {
  send(message: ChannelMessage): void;
  /** Begins to receive. */
  start(): void;
  close(): void;
  /** A port with the other end behind it, for the Worker that takes this end on. */
  release(): MessagePort;
}

/** The way to an end in the same thread, the Worker with the id `owner`. */
export class DirectLink implements Link {
  /** Set once, when both ends have been made. */
  peer: ChannelEnd | undefined;
  readonly #owner: number;

  constructor(owner: number) {
    this.#owner = owner;
  }

  send(message: ChannelMessage): void {
    this.peer?.receive(message, false);
  }

  start(): void {
    // Nothing to open.
  }

  close(): void {
    // The other end has been told.
  }

  /** Gives the other end a port instead, because this one goes to another Worker. */
  release(): MessagePort {
    const channel = new host.MessageChannel();
    this.peer?.relink(
      new PortLink(channel.port1, this.#owner, (message) => {
        this.peer?.receive(message, true);
      }),
    );
    return channel.port2;
  }
}

/** The way to an end in another Worker. `owner` is this Worker's id. */
export class PortLink implements Link {
  readonly #port: MessagePort;
  readonly #owner: number;
  readonly #receive: (message: ChannelMessage) => void;
  #started = false;
  /** The other side has its port and has started it. */
  #heard = false;

  constructor(port: MessagePort, owner: number, receive: (message: ChannelMessage) => void) {
    this.#port = port;
    this.#owner = owner;
    this.#receive = receive;
  }

  send(message: ChannelMessage): void {
    this.start();
    if (!('data' in message)) this.#port.postMessage(message);
    else this.#port.postMessage(message, [message.data.buffer, ...(message.handle?.ports ?? [])]);
  }

  start(): void {
    if (this.#started) return;
    this.#started = true;
    this.#port.postMessage({ owner: this.#owner } satisfies ChannelMessage);
    this.#port.onmessage = (event: MessageEvent<ChannelMessage>) => {
      this.#heard = true;
      this.#receive(event.data);
    };
  }

  /** Firefox loses what was posted to a port on its way to another Worker when this one is closed: it stays open until the other is heard. */
  close(): void {
    const close = (): void => {
      this.#port.onmessage = null;
      // A moment's grace lets what was posted last get out of this thread.
      host.setTimeout(() => {
        this.#port.close();
      }, 0);
    };
    if (this.#heard) close();
    else this.#port.onmessage = close;
  }

  /** Stops receiving and gives the port away; what has not been received goes with it. */
  release(): MessagePort {
    this.#port.onmessage = null;
    return this.#port;
  }
}
