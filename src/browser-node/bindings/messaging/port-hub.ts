/**
 * All message ports of a thread: making, delivering, closing and handing them over.
 *
 * A channel whose two ends are in one thread has no browser channel behind it: messages are cloned and queued at once, so that
 * `receiveMessageOnPort` sees them synchronously, as in Node. When one end is transferred, a browser channel takes its place.
 */
import { bindFrame } from '../../process/async-context.ts';
import type { ProcessContext } from '../../process/context.ts';
import { host } from '../../process/host-globals.ts';
import { Count, count } from '../../process/recorder.ts';
import { AwakeLinks, PortLink, portsIn } from './port-link.ts';
import { Mailbox } from './port-mailbox.ts';
import { PortState, type NodeMessagePort, type SentPort } from './port-state.ts';

type Emit = (this: NodeMessagePort, data: unknown, ports: unknown[], type: string) => void;

export class PortHub {
  /** Set by Node's per-context script: calls the port's listeners. */
  emitMessage: Emit | undefined;
  /** Turns what arrived into what readers' code gets. */
  raise: (message: unknown) => unknown = (message) => message;
  /** Prototype of new ports. */
  prototype: object = {};
  readonly #context: ProcessContext;
  readonly #states = new WeakMap<object, PortState>();
  readonly #open = new Set<PortState>();
  /** For the event loop. */
  readonly awake = new AwakeLinks(() => {
    this.#context.loop.poke();
  });

  constructor(context: ProcessContext) {
    this.#context = context;
  }

  /** The state of `port`; undefined for anything else. */
  find(port: unknown): PortState | undefined {
    return typeof port === 'object' && port !== null ? this.#states.get(port) : undefined;
  }

  /** @throws {TypeError} when `port` is not a port. */
  get(port: unknown): PortState {
    const state = this.find(port);
    if (state === undefined) throw new TypeError('Illegal invocation');
    return state;
  }

  create(): PortState {
    const port = Object.create(this.prototype) as NodeMessagePort;
    const state = new PortState(port);
    this.#states.set(port, state);
    this.#open.add(state);
    this.#context.loop.ref();
    this.#call(port, 'oninit');
    return state;
  }

  createPair(): [NodeMessagePort, NodeMessagePort] {
    const a = this.create();
    const b = this.create();
    a.sibling = b;
    b.sibling = a;
    return [a.port, b.port];
  }

  /** Wraps a browser port that came from the kernel or in a message. */
  adopt(native: MessagePort, box?: SentPort['box']): NodeMessagePort {
    const state = this.create();
    this.#connect(state, native, box === undefined ? undefined : new Mailbox(box.shared, box.side));
    return state.port;
  }

  /** The next message, taken at once; undefined when there is none, or none that can be had without the event loop. */
  take(state: PortState): { message: unknown } | undefined {
    if (state.queue.length > 0) return { message: state.queue.shift() };
    const taken = state.link?.take();
    if (taken !== undefined) count(Count.received);
    return taken;
  }

  /** A port whose other ends are all channels of that name. */
  broadcast(name: string): NodeMessagePort {
    const state = this.create();
    const native = new host.BroadcastChannel(`hotpath:${name}`);
    state.link = {
      post: (message) => {
        native.postMessage({ m: message });
      },
      close: () => {
        native.close();
      },
      take: () => undefined,
    };
    native.onmessage = (event: MessageEvent<{ m: unknown }>) => {
      if (!state.closed) this.#arrived(state, event.data.m);
    };
    return state.port;
  }

  start(state: PortState): void {
    if (state.receiving) return;
    state.receiving = true;
    for (let i = 0; i < state.queue.length; i++) this.#deliverSoon(state);
  }

  /** A message from the other end in this thread. */
  receive(state: PortState, message: unknown): void {
    state.queue.push(message);
    if (state.receiving) this.#deliverSoon(state);
  }

  drain(state: PortState): void {
    while (state.queue.length > 0) this.#emit(state);
  }

  setRef(state: PortState, on: boolean): void {
    if (state.refed === on || state.closed) return;
    state.refed = on;
    if (on) this.#context.loop.ref();
    else this.#context.loop.unref();
  }

  close(state: PortState, tellPeer: boolean): void {
    if (state.closed) return;
    const { loop } = this.#context;
    state.closed = true;
    this.#open.delete(state);
    const { sibling, link } = state;
    if (tellPeer && sibling !== undefined && !sibling.closed) {
      loop.soon(() => {
        this.#closedByPeer(sibling);
      });
    }
    link?.close(tellPeer);
    if (state.refed) loop.unref();
    loop.soon(
      bindFrame(() => {
        this.#call(state.port, 'handle_onclose');
      }),
    );
  }

  /** Tells all other ends that this thread has ended. */
  closeAll(): void {
    for (const state of this.#open) {
      state.closed = true;
      state.link?.abandon?.();
    }
    this.#open.clear();
  }

  /** Takes the port out of this thread; what it gives goes into the browser's transfer list. */
  detach(state: PortState): SentPort {
    const { sibling, link } = state;
    state.detached = true;
    state.closed = true;
    this.#open.delete(state);
    if (state.refed) this.#context.loop.unref();
    if (link instanceof PortLink && state.queue.length === 0) return link.detach();
    const channel = new host.MessageChannel();
    for (const message of state.queue.splice(0)) channel.port1.postMessage({ m: message }, portsIn(message));
    if (link instanceof PortLink) {
      // Messages had already arrived here: they go first, then everything else in both directions.
      link.passOn(channel.port1);
      return { native: channel.port2, box: undefined };
    }
    if (sibling === undefined) return { native: channel.port2, box: undefined };
    const shared = Mailbox.createShared();
    this.#connect(sibling, channel.port1, new Mailbox(shared, 0));
    return { native: channel.port2, box: { shared, side: 1 } };
  }

  #connect(state: PortState, native: MessagePort, mailbox: Mailbox | undefined): void {
    state.sibling = undefined;
    state.link = new PortLink(native, mailbox, this.awake, {
      message: (message) => {
        if (!state.closed) this.#arrived(state, message);
      },
      closed: () => {
        state.peerClosed = true;
        const { onPeerClosed } = state;
        this.#context.loop.arrive(() => {
          if (onPeerClosed === undefined) this.#closedByPeer(state);
          else onPeerClosed();
        });
      },
    });
  }

  #closedByPeer(state: PortState): void {
    if (state.receiving && !state.closed) this.drain(state);
    this.close(state, false);
  }

  /** A message from another thread: it comes in a macrotask of its own already. */
  #arrived(state: PortState, message: unknown): void {
    state.queue.push(message);
    if (!state.internal) count(Count.received);
    if (!state.receiving) return;
    this.#context.loop.arrive(() => {
      this.#deliverOne(state);
    });
  }

  #deliverSoon(state: PortState): void {
    this.#context.loop.soon(() => {
      this.#deliverOne(state);
    });
  }

  #deliverOne(state: PortState): void {
    if (state.receiving && state.queue.length > 0) this.#emit(state);
  }

  #emit(state: PortState): void {
    this.emitMessage?.call(state.port, this.raise(state.queue.shift()), [], 'message');
  }

  #call(port: NodeMessagePort, name: 'oninit' | 'handle_onclose'): void {
    const handler = (port as unknown as Record<symbol, unknown>)[this.#context.symbols.perIsolate[name] as symbol];
    if (typeof handler === 'function') handler.call(port);
  }
}
