/** The TCP of one process or thread: its listening sockets, and the way to those of others. */
import type { Endpoint, KernelMessage } from '../../kernel/protocol.ts';
import { isAny, unmapped } from './ip-address.ts';
import { ChannelEnd } from '../streams/stream-channel.ts';
import type { StreamEnvironment } from '../streams/stream-environment.ts';
import { slotOf, TcpPorts, type PortClaim } from './tcp-ports.ts';
import { host } from '../../process/host-globals.ts';

/** A connection as one side has it. */
export interface Connection {
  channel: ChannelEnd;
  local: Endpoint;
  remote: Endpoint;
}

/** Called for each connection of a listening socket, outside of any Node callback. */
export type Acceptor = (connection: Connection, ownTurn: boolean) => void;

/** How an address of the other family looks to a socket that serves both. */
const mapped = (endpoint: Endpoint): Endpoint => ({
  ...endpoint,
  address: `::ffff:${endpoint.address}`,
  family: 'IPv6',
});

interface Listener {
  /** Whether IPv4 addresses are shown in their IPv6 form. */
  dualStack: boolean;
  accept: Acceptor;
}

export class TcpNetwork {
  readonly ports: TcpPorts;
  readonly #streams: StreamEnvironment;
  readonly #listeners = new Map<number, Listener>();

  constructor(streams: StreamEnvironment) {
    const { context } = streams.handles;
    this.#streams = streams;
    this.ports = new TcpPorts(context.shared, context.owner);
    context.kernel.on('connection', (message) => {
      this.#arrived(message);
    });
  }

  listen(claim: PortClaim, accept: Acceptor): void {
    for (const slot of claim.slots) this.#listeners.set(slot, { dualStack: claim.slots.length > 1, accept });
    this.ports.listen(claim);
    this.#streams.handles.context.kernel.post({ type: 'port', port: claim.port, open: true });
  }

  release(claim: PortClaim): void {
    const listened = claim.slots.some((slot) => this.#listeners.delete(slot));
    this.ports.release(claim);
    if (listened) this.#streams.handles.context.kernel.post({ type: 'port', port: claim.port, open: false });
  }

  /** Connects to a loopback address; undefined when nobody listens there. */
  connect(to: Endpoint, localPort: number): Connection | undefined {
    const { context } = this.#streams.handles;
    const ipv4 = to.family === 'IPv4' ? to.address : unmapped(to.address);
    const address = isAny(to.address) ? (to.family === 'IPv4' ? '127.0.0.1' : '::1') : to.address;
    const remote: Endpoint = { ...to, address };
    const local: Endpoint = {
      address: to.family === 'IPv4' ? '127.0.0.1' : address,
      family: to.family,
      port: localPort,
    };
    const slot = slotOf(ipv4 === undefined ? 'IPv6' : 'IPv4', to.port);
    const owner = this.ports.listener(slot);
    if (owner === 0) return undefined;
    if (owner === context.owner) {
      const [near, far] = ChannelEnd.pair(owner);
      this.#accept(slot, { channel: far, local: remote, remote: local }, false);
      return { channel: near, local, remote };
    }
    const { port1, port2 } = new host.MessageChannel();
    context.kernel.post({ type: 'connect', slot, channel: port2, client: local, server: remote }, [port2]);
    const channel = ChannelEnd.over(port1, context.owner);
    channel.peerOwner = owner;
    return { channel, local, remote };
  }

  #arrived(message: Extract<KernelMessage, { type: 'connection' }>): void {
    const { slot, channel: port, client, server, owner } = message;
    const channel = ChannelEnd.over(port, this.#streams.handles.context.owner);
    channel.peerOwner = owner;
    this.#accept(slot, { channel, local: server, remote: client }, true);
  }

  #accept(slot: number, connection: Connection, ownTurn: boolean): void {
    const listener = this.#listeners.get(slot);
    if (listener === undefined) {
      connection.channel.close(true);
      return;
    }
    const { local, remote } = connection;
    const isMapped = listener.dualStack && local.family === 'IPv4';
    listener.accept(isMapped ? { ...connection, local: mapped(local), remote: mapped(remote) } : connection, ownTurn);
  }
}
