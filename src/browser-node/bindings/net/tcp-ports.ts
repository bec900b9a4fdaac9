/** The table of TCP ports that all processes share: who has bound a port is known, and refused, synchronously. */
import { SharedTable } from '../../kernel/protocol.ts';

const FIRST_EPHEMERAL = 32768;
const LAST_EPHEMERAL = 60999;
/** Below it only root may listen; the engine's user is not root. */
const FIRST_UNPRIVILEGED = 1024;

export type AddressFamily = 'IPv4' | 'IPv6';

/** Ports taken together: a dual-stack socket has one of each family. */
export interface PortClaim {
  port: number;
  slots: number[];
}

export function slotOf(family: AddressFamily, port: number): number {
  return (family === 'IPv4' ? SharedTable.ipv4Ports : SharedTable.ipv6Ports) + port;
}

/** Ports as the Worker `owner` sees them. */
export class TcpPorts {
  readonly #table: Int32Array;
  readonly #owner: number;

  constructor(shared: SharedArrayBuffer, owner: number) {
    this.#table = new Int32Array(shared);
    this.#owner = owner;
  }

  /** Takes `port` (0: any free one) in all `families`, or returns the name of the error. */
  claim(families: readonly AddressFamily[], port: number): PortClaim | 'EADDRINUSE' | 'EACCES' {
    if (port !== 0) {
      if (port < FIRST_UNPRIVILEGED) return 'EACCES';
      return this.#take(families, port) ?? 'EADDRINUSE';
    }
    for (let attempts = FIRST_EPHEMERAL; attempts <= LAST_EPHEMERAL; attempts++) {
      const claim = this.#take(families, this.ephemeral());
      if (claim !== undefined) return claim;
    }
    return 'EADDRINUSE';
  }

  /** The next ephemeral port, which may be taken: enough for the near end of a connection. */
  ephemeral(): number {
    const count = Atomics.add(this.#table, SharedTable.nextEphemeralPort, 1);
    const range = LAST_EPHEMERAL - FIRST_EPHEMERAL + 1;
    return FIRST_EPHEMERAL + (((count % range) + range) % range);
  }

  /** From now on connections are welcome. */
  listen({ slots }: PortClaim): void {
    for (const slot of slots) Atomics.store(this.#table, slot, this.#owner);
  }

  release({ slots }: PortClaim): void {
    for (const slot of slots) {
      const value = Atomics.load(this.#table, slot);
      if (Math.abs(value) === this.#owner) Atomics.store(this.#table, slot, 0);
    }
  }

  /** Id of the Worker that listens there; 0 when nobody does. */
  listener(slot: number): number {
    return Math.max(0, Atomics.load(this.#table, slot));
  }

  #take(families: readonly AddressFamily[], port: number): PortClaim | undefined {
    const claim: PortClaim = { port, slots: [] };
    for (const family of families) {
      const slot = slotOf(family, port);
      if (Atomics.compareExchange(this.#table, slot, 0, -this.#owner) !== 0) {
        this.release(claim);
        return undefined;
      }
      claim.slots.push(slot);
    }
    return claim;
  }
}
