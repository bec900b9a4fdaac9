/** Node's `MessagePort`: an illegal constructor whose prototype acts on the port's state. */
import { Count, count } from '../../process/recorder.ts';
import type { MessageCloner } from './message-cloning.ts';
import type { PortHub } from './port-hub.ts';
import type { NodeMessagePort } from './port-state.ts';

export function createMessagePortClass(hub: PortHub, cloner: MessageCloner): () => void {
  const typeError = (code: string, message: string): Error => Object.assign(new TypeError(message), { code });

  function post(port: NodeMessagePort, message: unknown, list: unknown[]): boolean | undefined {
    const state = hub.get(port);
    const [lowered, transfer] = cloner.lower(state, message, list);
    if (state.closed) {
      // Nobody hears it, but what cannot be cloned is still refused.
      cloner.clone(lowered, transfer);
      return undefined;
    }
    const { sibling, link } = state;
    if (sibling === undefined) {
      const by = state.internal ? 0 : 1;
      // First: whoever gets it may end this thread at once.
      count(Count.sent, by);
      try {
        cloner.inNodesWords(lowered, () => link?.post(lowered, transfer));
      } catch (error) {
        count(Count.sent, -by);
        throw error;
      }
      return true;
    }
    const clone = cloner.clone(lowered, transfer);
    if (!sibling.closed) hub.receive(sibling, clone);
    return true;
  }

  function MessagePort(this: NodeMessagePort): void {
    throw typeError('ERR_CONSTRUCT_CALL_INVALID', 'Constructor cannot be called');
  }
  const prototype = MessagePort.prototype as Record<string, unknown>;
  prototype['postMessage'] = function postMessage(this: NodeMessagePort, message: unknown, options?: unknown) {
    if (arguments.length === 0) throw typeError('ERR_MISSING_ARGS', 'Not enough arguments to MessagePort.postMessage');
    return post(this, message, cloner.transferListOf(options));
  };
  prototype['start'] = function start(this: NodeMessagePort) {
    hub.start(hub.get(this));
  };
  prototype['close'] = function close(this: NodeMessagePort) {
    hub.close(hub.get(this), true);
  };
  prototype['drain'] = function drain(this: NodeMessagePort) {
    hub.drain(hub.get(this));
  };
  prototype['ref'] = function ref(this: NodeMessagePort) {
    hub.setRef(hub.get(this), true);
  };
  prototype['unref'] = function unref(this: NodeMessagePort) {
    hub.setRef(hub.get(this), false);
  };
  prototype['hasRef'] = function hasRef(this: NodeMessagePort) {
    const state = hub.get(this);
    return state.closed ? undefined : state.refed;
  };
  hub.prototype = MessagePort.prototype as object;
  return MessagePort;
}
