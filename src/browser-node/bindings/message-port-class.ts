/** Node's `MessagePort`: an illegal constructor whose prototype acts on the port's state. */
import type { ProcessContext } from '../process/context.ts';
import type { MessageCloner } from './message-cloning.ts';
import type { PortHub } from './port-hub.ts';
import type { NodeMessagePort } from './port-state.ts';

export function createMessagePortClass(context: ProcessContext, hub: PortHub, cloner: MessageCloner): () => void {
  /** Node's own error class for `code`. */
  const nodeError = (code: string, ...args: string[]): Error => {
    const codes = context.requireBuiltin('internal/errors')['codes'] as Record<string, new (...a: string[]) => Error>;
    const NodeError = codes[code];
    return NodeError === undefined ? new TypeError(code) : new NodeError(...args);
  };

  function post(port: NodeMessagePort, message: unknown, list: unknown[]): boolean | undefined {
    const state = hub.get(port);
    const [lowered, transfer] = cloner.lower(state, message, list);
    if (state.closed) return undefined;
    const { sibling, transport } = state;
    if (sibling === undefined) {
      cloner.inNodesWords(() => transport?.post({ m: lowered }, transfer));
      return true;
    }
    const clone = cloner.clone(lowered, transfer);
    if (!sibling.closed) hub.receive(sibling, clone);
    return true;
  }

  function MessagePort(this: NodeMessagePort): void {
    throw nodeError('ERR_CONSTRUCT_CALL_INVALID');
  }
  const prototype = MessagePort.prototype as Record<string, unknown>;
  prototype['postMessage'] = function postMessage(this: NodeMessagePort, message: unknown, options?: unknown) {
    if (arguments.length === 0) throw nodeError('ERR_MISSING_ARGS', 'message');
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
