/** `internalBinding('messaging')`, and what the engine's other parts ask of message ports. */
import type { ProcessContext } from '../../process/context.ts';
import { MessageCloner } from './message-cloning.ts';
import { createMessagePortClass } from './message-port-class.ts';
import { PortHub } from './port-hub.ts';
import type { NodeMessagePort } from './port-state.ts';

export type { NodeMessagePort };

export interface Messaging {
  binding: Record<string, unknown>;
  /** Wraps the browser port between a thread and the one that made it. */
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
  const noMessage = context.symbols.perIsolate['no_message_symbol'] as symbol;
  const hub = new PortHub(context);
  context.loop.inbox = hub.awake;
  // The realm's own DOMException, put into the binding while it is bootstrapped.
  const cloner = new MessageCloner(context, hub, () => binding['DOMException'] as never);
  hub.raise = (message) => cloner.raise(message);

  class MessageChannel {
    port1: NodeMessagePort;
    port2: NodeMessagePort;
    constructor() {
      [this.port1, this.port2] = hub.createPair();
    }
  }

  const binding: Record<string, unknown> = {
    MessageChannel,
    MessagePort: createMessagePortClass(hub, cloner),
    broadcastChannel: (name: string) => hub.broadcast(name),
    setEmitMessage: (emit: PortHub['emitMessage']) => {
      hub.emitMessage = emit;
    },
    stopMessagePort: (port: NodeMessagePort) => {
      const state = hub.find(port);
      if (state !== undefined) state.receiving = false;
    },
    drainMessagePort: (port: NodeMessagePort) => {
      const state = hub.find(port);
      if (state !== undefined) hub.drain(state);
    },
    receiveMessageOnPort: (port: unknown) => {
      const state = hub.find(port);
      if (state === undefined) {
        const text = 'The "port" argument must be a MessagePort instance';
        throw Object.assign(new TypeError(text), { code: 'ERR_INVALID_ARG_TYPE' });
      }
      const taken = hub.take(state);
      return taken === undefined ? noMessage : cloner.raise(taken.message);
    },
    moveMessagePortToContext: (port: NodeMessagePort) => port,
    setDeserializerCreateObjectFunction: (create: (info: string) => object) => {
      cloner.objects.create = create;
    },
    exposeLazyDOMExceptionProperty: (target: object) => {
      Object.defineProperty(target, 'DOMException', {
        configurable: true,
        writable: true,
        enumerable: false,
        value: binding['DOMException'],
      });
    },
    structuredClone: (value: unknown, options: { transfer: unknown[] }) => {
      const [lowered, transfer] = cloner.lower(undefined, value, options.transfer);
      return cloner.raise(cloner.clone(lowered, transfer));
    },
  };

  return {
    binding,
    adopt: (native) => {
      const port = hub.adopt(native);
      hub.get(port).internal = true;
      return port;
    },
    createPair: () => hub.createPair(),
    siblingOf: (port) => hub.get(port).sibling?.port,
    closeAll: () => {
      hub.closeAll();
    },
    whenPeerClosed: (port, callback) => {
      const state = hub.get(port);
      if (state.peerClosed) callback();
      else state.onPeerClosed = callback;
    },
  };
}
