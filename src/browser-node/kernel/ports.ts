/** TCP ports seen from the kernel: passes connections on to the process that listens, and frees the ports of one that has ended. */
import { SharedTable, type Endpoint, type KernelMessage, type WorkerMessage } from './protocol.ts';

/** Sends `message` to the Worker with that owner id; false when it is gone. */
type Tell = (owner: number, message: KernelMessage, transfer: Transferable[]) => boolean;

/** Owner id of connections that come from the page. */
const PAGE_OWNER = 0;
const PORT_SLOTS = SharedTable.ipv6Ports * 2;

export class PortRouter {
  /** Called when a port begins or ceases to take connections. */
  onPort: (port: number, open: boolean) => void = () => undefined;
  readonly #table: Int32Array;
  readonly #tell: Tell;
  readonly #open = new Set<number>();

  constructor(table: Int32Array, tell: Tell) {
    this.#table = table;
    this.#tell = tell;
  }

  changed(port: number, open: boolean): void {
    if (open === this.#open.has(port) || !(Number.isInteger(port) && port >= 0 && port < SharedTable.ipv6Ports)) return;
    if (open) this.#open.add(port);
    else this.#open.delete(port);
    this.onPort(port, open);
  }

  /** Hands a connection to the listening Worker; when that has just gone, the client gets a reset. */
  connect(message: Extract<WorkerMessage, { type: 'connect' }>, from: number): void {
    const { slot, channel, client, server } = message;
    const owner = Atomics.load(this.#table, slot);
    const connection: KernelMessage = { type: 'connection', slot, channel, client, server, owner: from };
    if (owner > 0 && this.#tell(owner, connection, [channel])) return;
    channel.postMessage({ close: true, reset: true });
  }

  /** A connection from the page to `port`; undefined when nobody listens there. */
  dial(port: number): MessagePort | undefined {
    const slots = [SharedTable.ipv4Ports + port, SharedTable.ipv6Ports + port];
    const slot = slots.find((at) => Atomics.load(this.#table, at) > 0);
    if (slot === undefined) return undefined;
    const { port1, port2 } = new MessageChannel();
    const family = slot === slots[0] ? 'IPv4' : 'IPv6';
    const endpoint: Endpoint = { address: family === 'IPv4' ? '127.0.0.1' : '::1', family, port };
    this.connect(
      { type: 'connect', slot, channel: port2, client: { ...endpoint, port: 1 }, server: endpoint },
      PAGE_OWNER,
    );
    return port1;
  }

  /** Frees all ports of a Worker that has ended. */
  release(owner: number): void {
    for (let slot = 0; slot < PORT_SLOTS; slot++) {
      if (Math.abs(this.#table[slot] ?? 0) !== owner) continue;
      Atomics.store(this.#table, slot, 0);
      this.changed(slot % SharedTable.ipv6Ports, false);
    }
  }
}
