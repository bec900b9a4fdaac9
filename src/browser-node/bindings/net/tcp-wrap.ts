/** `internalBinding('tcp_wrap')`: TCP sockets and servers on this machine's loopback, the only network there is. */
import type { Endpoint } from '../../kernel/protocol.ts';
import { ReqWrap } from '../streams/handle-wrap.ts';
import { isAny, isLocal } from './ip-address.ts';
import { unavailable } from '../runtime.ts';
import type { DetachedChannel } from '../streams/stream-channel.ts';
import { ChannelEnd } from '../streams/stream-channel.ts';
import type { SendableHandle, StreamEnvironment } from '../streams/stream-environment.ts';
import type { SentHandle } from '../streams/stream-links.ts';
import { LibuvStreamWrap } from '../streams/stream-wrap.ts';
import { BorrowedServer, SharedServer } from './tcp-share.ts';
import { TcpNetwork, type Connection } from './tcp-network.ts';
import type { AddressFamily, PortClaim } from './tcp-ports.ts';
import { named } from '../named-class.ts';

const SOCKET = 0;
const SERVER = 1;
const IPV6_ONLY = 1;

/** What a socket is while an IPC pipe carries it. */
interface SentSocket {
  channel: DetachedChannel;
  local: Endpoint;
  remote: Endpoint;
}

/** What a listening socket is on that way. */
interface SentServer {
  port: MessagePort;
  local: Endpoint;
}

export function createTcpWrapBinding(streams: StreamEnvironment): Record<string, unknown> {
  const { handles } = streams;
  const { context } = handles;
  const network = new TcpNetwork(streams);

  const TCP = named(
    'TCP',
    class extends LibuvStreamWrap implements SendableHandle {
      reading = false;
      onconnection: ((status: number, client?: LibuvStreamWrap) => void) | null = null;
      #claim: PortClaim | undefined;
      /** Once it is bound. */
      #server: SharedServer | BorrowedServer | undefined;
      /** An error of `bind` that shows in the next call, as libuv does it. */
      #delayedError = 0;
      #local: Endpoint | undefined;
      #remote: Endpoint | undefined;
      #listening = false;
      #connecting: ReqWrap | undefined;

      constructor(type: number) {
        super(
          streams,
          type === SERVER ? 'TCPSERVERWRAP' : 'TCPWRAP',
          type === SERVER ? 'TCPServerWrap' : 'TCPSocketWrap',
        );
        Object.defineProperty(this, handles.ownerSymbol, {
          value: null,
          writable: true,
          enumerable: true,
          configurable: true,
        });
      }

      static connected({ channel, local, remote }: Connection): LibuvStreamWrap {
        const socket = new TCP(SOCKET);
        socket.#local = local;
        socket.#remote = remote;
        socket.attach(channel);
        return socket;
      }

      open(): number {
        throw unavailable('net: a socket of a file descriptor');
      }

      bind(address: string, port: number): number {
        return this.#bind({ address, family: 'IPv4', port }, ['IPv4']);
      }

      bind6(address: string, port: number, flags: number): number {
        const dualStack = isAny(address) && (flags & IPV6_ONLY) === 0;
        return this.#bind({ address, family: 'IPv6', port }, dualStack ? ['IPv6', 'IPv4'] : ['IPv6']);
      }

      listen(_backlog: number): number {
        if (this.#delayedError !== 0) return this.#delayedError;
        if (this.#server === undefined) this.bind('0.0.0.0', 0);
        if (this.#server === undefined) return this.uvError('EADDRINUSE');
        this.#listening = true;
        this.updateActive();
        this.#server.listen((connection, ownTurn) => {
          if (ownTurn) this.#accept(connection);
          else {
            context.loop.soon(() => {
              this.#accept(connection);
            });
          }
        });
        return 0;
      }

      connect(request: ReqWrap, address: string, port: number): number {
        return this.#connect(request, { address, family: 'IPv4', port });
      }

      connect6(request: ReqWrap, address: string, port: number): number {
        return this.#connect(request, { address, family: 'IPv6', port });
      }

      getsockname(out: Partial<Endpoint>): number {
        if (this.#delayedError !== 0) return this.#delayedError;
        if (this.#local === undefined) return this.uvError('EBADF');
        Object.assign(out, this.#local);
        return 0;
      }

      getpeername(out: Partial<Endpoint>): number {
        if (this.#remote === undefined) return this.uvError('ENOTCONN');
        Object.assign(out, this.#remote);
        return 0;
      }

      setNoDelay(): number {
        return 0;
      }

      setKeepAlive(): number {
        return 0;
      }

      #typeOfService = 0;

      setTypeOfService(value: number): number {
        this.#typeOfService = value;
        return 0;
      }

      getTypeOfService(): number {
        return this.#typeOfService;
      }

      reset(callback?: () => void): number {
        if (this.isClosing) return 0;
        this.closeChannel(true);
        this.close(callback);
        return 0;
      }

      static borrowed({ port, local }: SentServer): LibuvStreamWrap {
        const server = new TCP(SERVER);
        server.#local = local;
        const borrowed = new BorrowedServer(port, context.owner);
        server.#server = borrowed;
        handles.onExit.push(() => {
          borrowed.close();
        });
        return server;
      }

      send(): SentHandle {
        if (this.#server instanceof SharedServer && this.#local !== undefined) {
          const state: SentServer = { port: this.#server.share(), local: this.#local };
          return { kind: 'tcp-server', state, ports: [state.port] };
        }
        const channel = this.releaseChannel();
        if (channel === undefined || this.#local === undefined || this.#remote === undefined) {
          throw unavailable('sending a borrowed server, or a socket that is not connected, to another process');
        }
        const state: SentSocket = { channel: channel.detach(), local: this.#local, remote: this.#remote };
        return { kind: 'tcp', state, ports: [state.channel.port] };
      }

      protected override updateActive(): void {
        if (this.#listening) this.setActive(true);
        else super.updateActive();
      }

      protected override onClosing(): void {
        this.#listening = false;
        this.#server?.close();
        this.#server = undefined;
        if (this.#connecting !== undefined) {
          ReqWrap.finishSoon(this.#connecting, this.uvError('ECANCELED'), this, this.#connecting, false, false);
        }
        super.onClosing();
      }

      #bind(local: Endpoint, families: readonly AddressFamily[]): number {
        if (this.#claim !== undefined) return this.uvError('EINVAL');
        if (!isLocal(local.address, local.family)) return this.uvError('EADDRNOTAVAIL');
        const claim = network.ports.claim(families, local.port);
        if (claim === 'EACCES') return this.uvError(claim);
        if (claim === 'EADDRINUSE') {
          this.#delayedError = this.uvError(claim);
          return 0;
        }
        this.#claim = claim;
        this.#server = new SharedServer(network, claim);
        this.#local = { ...local, port: claim.port };
        return 0;
      }

      #accept(connection: Connection): void {
        if (this.isClosing) {
          connection.channel.close(true);
          return;
        }
        const client = TCP.connected(connection);
        this.callMethod('onconnection', 0, client);
      }

      #connect(request: ReqWrap, to: Endpoint): number {
        if (this.#delayedError !== 0) return this.#delayedError;
        if (this.#connecting !== undefined || this.channel !== undefined) return this.uvError('EALREADY');
        this.#local ??= { address: to.family === 'IPv4' ? '0.0.0.0' : '::', family: to.family, port: 0 };
        if (!isLocal(to.address, to.family)) return this.uvError('ENETUNREACH');
        const connection = network.connect(to, this.#claim?.port ?? network.ports.ephemeral());
        this.#connecting = request;
        ReqWrap.start(request);
        if (connection !== undefined) {
          this.#local = connection.local;
          this.#remote = connection.remote;
          this.attach(connection.channel);
        }
        const connected = connection !== undefined;
        const connect = (): void => {
          this.polled();
          this.#connecting = undefined;
          ReqWrap.finish(request, connected ? 0 : this.uvError('ECONNREFUSED'), this, request, connected, connected);
        };
        // A refusal is known at once.
        if (connected) context.loop.soon(connect);
        else context.loop.pending(connect);
        return 0;
      }
    },
  );

  const TCPConnectWrap = named(
    'TCPConnectWrap',
    class extends ReqWrap {
      constructor() {
        super(handles, 'TCPCONNECTWRAP', 'ConnectWrap');
      }
    },
  );

  streams.receivers.set('tcp', ({ state }) => {
    const { channel, local, remote } = state as SentSocket;
    return TCP.connected({ channel: ChannelEnd.adopt(channel, context.owner), local, remote });
  });
  streams.receivers.set('tcp-server', ({ state }) => TCP.borrowed(state as SentServer));
  return { ...context.facts.bindings['tcp_wrap'], TCP, TCPConnectWrap };
}
