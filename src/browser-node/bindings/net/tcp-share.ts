/**
 * A listening socket that several processes have (cluster's SCHED_NONE, `child.send('x', server)`): the process that bound it keeps
 * the port and passes connections on, one process after the other. It ends with that process, where Linux keeps it open.
 */
import type { Endpoint } from '../../kernel/protocol.ts';
import { host } from '../../process/host-globals.ts';
import { ChannelEnd, type DetachedChannel } from '../streams/stream-channel.ts';
import type { Acceptor, Connection, TcpNetwork } from './tcp-network.ts';
import type { PortClaim } from './tcp-ports.ts';

/** What goes to a process that shares the socket. */
interface SharedConnection {
  channel: DetachedChannel;
  local: Endpoint;
  remote: Endpoint;
}

type SharerMessage = 'listen' | 'close' | 'accepted';

interface Sharer {
  /** Connections that it has been given and not taken. */
  waiting: number;
  give: Acceptor;
}

/** The side of the process that bound it. */
export class SharedServer {
  readonly #network: TcpNetwork;
  readonly #claim: PortClaim;
  /** Those that listen; whose turn it is comes first. */
  #listening: Sharer[] = [];
  readonly #holders = new Set<object>();
  #here: Sharer | undefined;

  constructor(network: TcpNetwork, claim: PortClaim) {
    this.#network = network;
    this.#claim = claim;
    this.#holders.add(this);
  }

  /** Listens in this process too. */
  listen(accept: Acceptor): void {
    this.#here = { waiting: 0, give: accept };
    this.#add(this.#here);
  }

  /** This process has closed it; the others go on. */
  close(): void {
    this.#remove(this, this.#here);
  }

  /** The port for one more process. */
  share(): MessagePort {
    const { port1, port2 } = new host.MessageChannel();
    const sharer: Sharer = {
      waiting: 0,
      give: ({ channel, local, remote }) => {
        sharer.waiting++;
        const message: SharedConnection = { channel: channel.detach(), local, remote };
        port1.postMessage(message, [message.channel.port]);
      },
    };
    this.#holders.add(sharer);
    port1.onmessage = ({ data }: MessageEvent<SharerMessage>) => {
      if (data === 'listen') this.#add(sharer);
      else if (data === 'accepted') sharer.waiting--;
      else this.#remove(sharer, sharer);
    };
    // Of a process that was killed; browsers without this event leave it to `waiting`.
    port1.addEventListener('close', () => {
      this.#remove(sharer, sharer);
    });
    return port2;
  }

  #add(sharer: Sharer): void {
    if (this.#listening.length === 0) {
      this.#network.listen(this.#claim, (connection, ownTurn) => {
        this.#distribute(connection, ownTurn);
      });
    }
    this.#listening.push(sharer);
  }

  #remove(holder: object, sharer: Sharer | undefined): void {
    this.#listening = this.#listening.filter((one) => one !== sharer);
    if (this.#holders.delete(holder) && this.#holders.size === 0) this.#network.release(this.#claim);
  }

  #distribute(connection: Connection, ownTurn: boolean): void {
    const next = this.#listening.find(({ waiting }) => waiting === 0) ?? this.#listening[0];
    if (next === undefined) {
      connection.channel.close(true);
      return;
    }
    this.#listening = [...this.#listening.filter((one) => one !== next), next];
    next.give(connection, ownTurn);
  }
}

/** The side of a process that was given it. */
export class BorrowedServer {
  readonly #port: MessagePort;
  readonly #owner: number;

  /** `owner` is this Worker's id. */
  constructor(port: MessagePort, owner: number) {
    this.#port = port;
    this.#owner = owner;
  }

  listen(accept: Acceptor): void {
    this.#port.onmessage = ({ data }: MessageEvent<SharedConnection>) => {
      this.#say('accepted');
      accept({ ...data, channel: ChannelEnd.adopt(data.channel, this.#owner) }, true);
    };
    this.#say('listen');
  }

  close(): void {
    this.#say('close');
  }

  #say(message: SharerMessage): void {
    this.#port.postMessage(message);
  }
}
