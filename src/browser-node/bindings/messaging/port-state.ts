/** A message port's state, kept off the object itself, so that nothing of it can be inspected or cloned. */
import type { Side } from './port-mailbox.ts';

/** How a port goes to another thread. */
export interface SentPort {
  native: MessagePort;
  box: { shared: SharedArrayBuffer; side: Side } | undefined;
}

/** The way to the other end, when that is elsewhere. */
export interface Link {
  post(message: unknown, transfer: Transferable[]): void;
  close(tell: boolean): void;
  take(): { message: unknown } | undefined;
  abandon?(): void;
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
  link: Link | undefined;
  /** True when the other end has said that it is closed. */
  peerClosed = false;
  /** True for Node's own port between a thread and the one that made it. */
  internal = false;
  onPeerClosed: (() => void) | undefined;

  constructor(port: NodeMessagePort) {
    this.port = port;
  }
}
