/**
 * `internalBinding('messaging')`: Node's MessagePort on the browser's.
 *
 * A channel whose two ends are in one thread has no browser channel behind it: messages are cloned and queued at once, so that
 * `receiveMessageOnPort` sees them synchronously, as in Node. When one end is transferred, a browser channel takes its place.
 */
import { bindFrame } from '../process/async-context.ts';
import type { ProcessContext } from '../process/context.ts';
import { host } from '../process/host-globals.ts';
import { hasPorts, swapPorts } from './message-ports.ts';

type Emit = (this: NodeMessagePort, data: unknown, ports: unknown[], type: string) => void;

/** What travels on a browser port: a message, or word that the other end was closed. */
type Envelope = { m: unknown } | { closed: true };

interface Transport {
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

/** The state of a port; kept off the object, so that nothing of it can be inspected or cloned. */
class PortState {
  readonly port: NodeMessagePort;
  readonly queue: unknown[] = [];
  receiving = false;
  closed = false;
  detached = false;
  refed = true;
  sibling: PortState | undefined;
  transport: Transport | undefined;
  native: MessagePort | undefined;
  /** Resolved when the other end has said that it is closed. */
  peerClosed = false;
  onPeerClosed: (() => void) | undefined;

  constructor(port: NodeMessagePort) {
    this.port = port;
  }
}

export interface Messaging {
  binding: Record<string, unknown>;
  /** Wraps a browser port that came from the kernel or in a message. */
  adopt(native: MessagePort): NodeMessagePort;
  createPair(): [NodeMessagePort, NodeMessagePort];
  /** The other end, while both are in this thread. */
  siblingOf(port: NodeMessagePort): NodeMessagePort | undefined;
  /** Tells all other ends that this thread has ended. */
  closeAll(): void;
  /** Calls back once the other end is known to be closed (all its messages have arrived then). */
  whenPeerClosed(port: NodeMessagePort, callback: () => void): void;
}

export function createMessaging(context: ProcessContext): Messaging {
  const { loop, symbols } = context;
  const oninit = symbols.perIsolate['oninit'] as symbol;
  const onclose = symbols.perIsolate['handle_onclose'] as symbol;
  const noMessage = symbols.perIsolate['no_message_symbol'] as symbol;
  const transferMode = symbols.private['transfer_mode_private_symbol'] as symbol;
  const untransferable = symbols.private['untransferable_object_private_symbol'] as symbol;
  const states = new WeakMap<object, PortState>();
  const open = new Set<PortState>();
  let emitMessage: Emit | undefined;

  const stateOf = (port: unknown): PortState => {
    const state = typeof port === 'object' && port !== null ? states.get(port) : undefined;
    if (state === undefined) throw new TypeError('Illegal invocation');
    return state;
  };

  function dataCloneError(message: string): Error {
    const { DOMException } = binding as { DOMException: new (message: string, name: string) => Error };
    return new DOMException(message, 'DataCloneError');
  }

  function MessagePort(this: NodeMessagePort): void {
    const codes = context.requireBuiltin('internal/errors')['codes'] as Record<string, new () => Error>;
    const Illegal = codes['ERR_CONSTRUCT_CALL_INVALID'];
    throw Illegal === undefined ? new TypeError('Illegal constructor') : new Illegal();
  }
  const prototype = MessagePort.prototype as Record<string, unknown>;
  prototype['postMessage'] = function postMessage(this: NodeMessagePort, message: unknown, options?: unknown) {
    if (arguments.length === 0) {
      const codes = context.requireBuiltin('internal/errors')['codes'] as Record<
        string,
        new (...names: string[]) => Error
      >;
      const Missing = codes['ERR_MISSING_ARGS'];
      throw Missing === undefined ? new TypeError('missing argument') : new Missing('message');
    }
    return send(stateOf(this), message, transferListOf(options));
  };
  prototype['start'] = function start(this: NodeMessagePort) {
    const state = stateOf(this);
    if (state.receiving) return;
    state.receiving = true;
    for (let i = 0; i < state.queue.length; i++) scheduleDelivery(state);
  };
  prototype['close'] = function close(this: NodeMessagePort) {
    closeState(stateOf(this), true);
  };
  prototype['drain'] = function drain(this: NodeMessagePort) {
    drainState(stateOf(this));
  };
  prototype['ref'] = function ref(this: NodeMessagePort) {
    const state = stateOf(this);
    if (state.refed || state.closed) return;
    state.refed = true;
    loop.ref();
  };
  prototype['unref'] = function unref(this: NodeMessagePort) {
    const state = stateOf(this);
    if (!state.refed || state.closed) return;
    state.refed = false;
    loop.unref();
  };
  prototype['hasRef'] = function hasRef(this: NodeMessagePort) {
    const state = stateOf(this);
    return state.closed ? undefined : state.refed;
  };

  function create(): PortState {
    const port = Object.create(MessagePort.prototype as object) as NodeMessagePort;
    const state = new PortState(port);
    states.set(port, state);
    open.add(state);
    loop.ref();
    const init = (port as unknown as Record<symbol, unknown>)[oninit];
    if (typeof init === 'function') init.call(port);
    return state;
  }

  function transferListOf(options: unknown): unknown[] {
    if (options === undefined || options === null) return [];
    const list = Array.isArray(options) ? options : (options as { transfer?: unknown }).transfer;
    if (list === undefined || list === null) return [];
    if (typeof list !== 'object' || !(Symbol.iterator in list)) {
      const message = 'Optional transferList argument must be an iterable';
      throw Object.assign(new TypeError(message), { code: 'ERR_INVALID_ARG_TYPE' });
    }
    return [...(list as Iterable<unknown>)];
  }

  function assertCloneable(value: unknown): void {
    if (typeof value !== 'object' || value === null) return;
    const mode = (value as Record<symbol, unknown>)[transferMode];
    if (mode === 0) throw dataCloneError(`Cannot clone object of unsupported type.`);
  }

  /** Node's objects replaced by what the browser can clone, and the browser's transfer list. */
  function lower(source: PortState | undefined, message: unknown, list: unknown[]): [unknown, Transferable[]] {
    assertCloneable(message);
    if (new Set(list).size !== list.length) throw dataCloneError('Transfer list contains duplicate object');
    const ports = new Map<object, MessagePort>();
    const transfer: Transferable[] = [];
    const wrappers: PortState[] = [];
    for (const item of list) {
      const state = typeof item === 'object' && item !== null ? states.get(item) : undefined;
      if (state === undefined) {
        if (typeof item === 'object' && item !== null && (item as Record<symbol, unknown>)[untransferable] === true) {
          throw dataCloneError('An ArrayBuffer is marked as untransferable and could not be transferred.');
        }
        transfer.push(item as Transferable);
        continue;
      }
      if (state === source) throw dataCloneError('Transfer list contains source port');
      if (state.detached || state.closed) throw dataCloneError('MessagePort in transfer list is already detached');
      wrappers.push(state);
    }
    for (const state of wrappers) {
      const native = detachState(state);
      ports.set(state.port, native);
      transfer.push(native);
    }
    const isPort = (value: unknown): value is object =>
      typeof value === 'object' && value !== null && states.has(value);
    const lowered = swapPorts(message, isPort, (port) => {
      const native = ports.get(port);
      if (native === undefined) {
        const text = 'Object that needs transfer was found in message but not listed in transferList';
        throw Object.assign(new TypeError(text), { code: 'ERR_MISSING_TRANSFERABLE_IN_TRANSFER_LIST' });
      }
      return native;
    });
    return [lowered, transfer];
  }

  /** The other direction: browser ports in a received message become Node's. */
  function raise(message: unknown): unknown {
    if (!hasPorts(message)) return message;
    return swapPorts(
      message,
      (value): value is MessagePort => value instanceof host.MessagePort,
      (native) => adopt(native),
    );
  }

  function send(state: PortState, message: unknown, list: unknown[]): boolean | undefined {
    const [lowered, transfer] = lower(state, message, list);
    if (state.closed) return undefined;
    const { sibling } = state;
    if (sibling !== undefined) {
      const clone = cloneNow(lowered, transfer);
      if (!sibling.closed) receive(sibling, clone);
      return true;
    }
    try {
      state.transport?.post({ m: lowered }, transfer);
    } catch (error) {
      throw asNodeError(error);
    }
    return true;
  }

  function cloneNow(value: unknown, transfer: Transferable[]): unknown {
    try {
      return host.structuredClone(value, { transfer });
    } catch (error) {
      throw asNodeError(error);
    }
  }

  function asNodeError(error: unknown): unknown {
    if (!(error instanceof host.DOMException) || error.name !== 'DataCloneError') return error;
    return dataCloneError(error.message.replace(/^Failed to execute '\w+' on '\w+': /, ''));
  }

  function receive(state: PortState, message: unknown): void {
    state.queue.push(message);
    if (state.receiving) scheduleDelivery(state);
  }

  function scheduleDelivery(state: PortState): void {
    loop.soon(() => {
      deliverOne(state);
    });
  }

  function deliverOne(state: PortState): void {
    if (!state.receiving || state.queue.length === 0) return;
    const message = raise(state.queue.shift());
    emitMessage?.call(state.port, message, [], 'message');
  }

  function drainState(state: PortState): void {
    while (state.queue.length > 0) {
      const message = raise(state.queue.shift());
      emitMessage?.call(state.port, message, [], 'message');
    }
  }

  function closeState(state: PortState, tellPeer: boolean): void {
    if (state.closed) return;
    state.closed = true;
    open.delete(state);
    const { sibling, transport } = state;
    if (tellPeer) {
      if (sibling !== undefined && !sibling.closed) {
        loop.soon(() => {
          drainIfReceiving(sibling);
          closeState(sibling, false);
        });
      }
      transport?.post({ closed: true }, []);
    }
    transport?.close();
    if (state.refed) loop.unref();
    loop.soon(
      bindFrame(() => {
        const handler = (state.port as unknown as Record<symbol, unknown>)[onclose];
        if (typeof handler === 'function') handler.call(state.port);
      }),
    );
  }

  function drainIfReceiving(state: PortState): void {
    if (state.receiving && !state.closed) drainState(state);
  }

  function connect(state: PortState, native: MessagePort): void {
    state.sibling = undefined;
    state.native = native;
    state.transport = {
      post: (envelope, transfer) => {
        native.postMessage(envelope, transfer);
      },
      // A moment's grace lets what was posted last get out of this thread.
      close: () => host.setTimeout(() => native.close(), 0),
    };
    native.onmessage = (event: MessageEvent<Envelope>) => {
      const envelope = event.data;
      if ('closed' in envelope) {
        state.peerClosed = true;
        if (state.onPeerClosed !== undefined) loop.enter(state.onPeerClosed);
        else {
          loop.enter(() => {
            drainIfReceiving(state);
            closeState(state, false);
          });
        }
        return;
      }
      if (state.closed) return;
      state.queue.push(envelope.m);
      if (state.receiving) {
        loop.enter(() => {
          deliverOne(state);
        });
      }
    };
  }

  function adopt(native: MessagePort): NodeMessagePort {
    const state = create();
    connect(state, native);
    return state.port;
  }

  function detachState(state: PortState): MessagePort {
    const { sibling, native } = state;
    state.detached = true;
    state.closed = true;
    open.delete(state);
    if (state.refed) loop.unref();
    if (native !== undefined && state.queue.length === 0) {
      native.onmessage = null;
      return native;
    }
    const channel = new host.MessageChannel();
    for (const message of state.queue.splice(0)) channel.port1.postMessage({ m: message });
    if (sibling !== undefined) connect(sibling, channel.port1);
    if (native !== undefined) {
      // Messages had already arrived here: pass them on first, then everything else in both directions.
      const relay = channel.port1;
      native.onmessage = (event) => {
        relay.postMessage(event.data, [...event.ports]);
      };
      relay.onmessage = (event) => {
        native.postMessage(event.data, [...event.ports]);
      };
    }
    return channel.port2;
  }

  function createPair(): [NodeMessagePort, NodeMessagePort] {
    const a = create();
    const b = create();
    a.sibling = b;
    b.sibling = a;
    return [a.port, b.port];
  }

  class MessageChannel {
    port1: NodeMessagePort;
    port2: NodeMessagePort;
    constructor() {
      [this.port1, this.port2] = createPair();
    }
  }

  function broadcastChannel(name: string): NodeMessagePort {
    const state = create();
    const native = new host.BroadcastChannel(`hotpath:${name}`);
    state.transport = {
      post: (envelope) => {
        if ('m' in envelope) native.postMessage(envelope);
      },
      close: () => {
        native.close();
      },
    };
    native.onmessage = (event: MessageEvent<Envelope>) => {
      if (state.closed || !('m' in event.data)) return;
      state.queue.push(event.data.m);
      if (state.receiving) {
        loop.enter(() => {
          deliverOne(state);
        });
      }
    };
    return state.port;
  }

  const binding: Record<string, unknown> = {
    MessageChannel,
    MessagePort,
    broadcastChannel,
    setEmitMessage: (emit: Emit) => {
      emitMessage = emit;
    },
    stopMessagePort: (port: NodeMessagePort) => {
      const state = states.get(port);
      if (state !== undefined) state.receiving = false;
    },
    drainMessagePort: (port: NodeMessagePort) => {
      const state = states.get(port);
      if (state !== undefined) drainState(state);
    },
    receiveMessageOnPort: (port: unknown) => {
      const state = typeof port === 'object' && port !== null ? states.get(port) : undefined;
      if (state === undefined) {
        const text = 'The "port" argument must be a MessagePort instance';
        throw Object.assign(new TypeError(text), { code: 'ERR_INVALID_ARG_TYPE' });
      }
      return state.queue.length === 0 ? noMessage : raise(state.queue.shift());
    },
    moveMessagePortToContext: (port: NodeMessagePort) => port,
    setDeserializerCreateObjectFunction: () => undefined,
    exposeLazyDOMExceptionProperty: (target: object) => {
      Object.defineProperty(target, 'DOMException', {
        configurable: true,
        writable: true,
        enumerable: false,
        value: binding['DOMException'],
      });
    },
    structuredClone: (value: unknown, options: { transfer: unknown[] }) => {
      const [lowered, transfer] = lower(undefined, value, options.transfer);
      return raise(cloneNow(lowered, transfer));
    },
  };

  return {
    binding,
    adopt,
    createPair,
    siblingOf: (port) => stateOf(port).sibling?.port,
    closeAll: () => {
      for (const state of [...open]) {
        state.closed = true;
        state.transport?.post({ closed: true }, []);
      }
      open.clear();
    },
    whenPeerClosed: (port, callback) => {
      const state = stateOf(port);
      if (state.peerClosed) callback();
      else state.onPeerClosed = callback;
    },
  };
}
