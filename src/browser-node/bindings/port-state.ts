/** A message port's state, kept off the object itself, so that nothing of it can be inspected or cloned. */
import type { Mailbox, Side } from './port-mailbox.ts';

/** What travels on a browser port: a message (with a marker in the mailbox or not), word that one is in the mailbox, or that the other end was closed. */
export type Envelope = { m: unknown; marked?: true } | { boxed: true } | { closed: true };

/** How a port goes to another thread. */
export interface SentPort {
  native: MessagePort;
  box: { shared: SharedArrayBuffer; side: Side; ahead: number } | undefined;
}

export interface Transport {
  post(envelope: Envelope, transfer: Transferable[]): void;
  close(): void;
}

/** Node's native port object; `internal/worker/io` puts NodeEventTarget under it. */
export interface NodeMessagePort {
  postMessage(message: unknown, transfer?: unknown): boolean | undefined;
  start(): void;
  close(): void;
  ref(): void;
  unref(): void;
  hasRef(): boolean | undefined;
  drain(): void;
}

export class PortState {
  readonly port: NodeMessagePort;
  /** Arrived, not yet delivered. */
  readonly queue: unknown[] = [];
  receiving = false;
  closed = false;
  detached = false;
  refed = true;
  /** The other end, while both are in this thread. */
  sibling: PortState | undefined;
  /** The way to the other end, when it is elsewhere. */
  transport: Transport | undefined;
  native: MessagePort | undefined;
  mailbox: Mailbox | undefined;
  /** True when the other end has said that it is closed. */
  peerClosed = false;
  onPeerClosed: (() => void) | undefined;

  constructor(port: NodeMessagePort) {
    this.port = port;
  }
}
