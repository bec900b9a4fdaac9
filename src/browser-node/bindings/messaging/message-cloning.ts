/** Cloning and transfer: what Node's rules ask of a message before the browser clones it, and its errors in Node's words. */
import type { ProcessContext } from '../../process/context.ts';
import { host } from '../../process/host-globals.ts';
import { uncloneable } from './clone-words.ts';
import { isEnvelope, MessageObjects, portEnvelope, sentPort } from './message-objects.ts';
import { hasMatch, swapPorts } from './message-ports.ts';
import type { PortHub } from './port-hub.ts';
import type { PortState } from './port-state.ts';

type DOMExceptionClass = new (message: string, name: string) => Error;

export class MessageCloner {
  /** Node's own objects in messages. */
  readonly objects: MessageObjects;
  readonly #hub: PortHub;
  readonly #domException: () => DOMExceptionClass;
  readonly #transferMode: symbol;
  readonly #untransferable: symbol;

  constructor(context: ProcessContext, hub: PortHub, domException: () => DOMExceptionClass) {
    this.objects = new MessageObjects(context);
    this.#hub = hub;
    this.#domException = domException;
    this.#transferMode = context.symbols.private['transfer_mode_private_symbol'] as symbol;
    this.#untransferable = context.symbols.private['untransferable_object_private_symbol'] as symbol;
  }

  /** The transfer list of `postMessage(message, list | { transfer })`. */
  transferListOf(options: unknown): unknown[] {
    if (options === undefined || options === null) return [];
    const isIterable = (value: unknown): value is Iterable<unknown> =>
      typeof value === 'object' && value !== null && Symbol.iterator in value;
    if (isIterable(options)) return [...options];
    const list = typeof options === 'object' ? (options as { transfer?: unknown }).transfer : options;
    if (list === undefined || list === null) return [];
    if (isIterable(list)) return [...list];
    const name = typeof options === 'object' ? 'options.transfer' : 'transferList';
    const message = `Optional ${name} argument must be an iterable`;
    throw Object.assign(new TypeError(message), { code: 'ERR_INVALID_ARG_TYPE' });
  }

  /**
   * Node's objects replaced by what the browser can clone, and the browser's transfer list.
   * @param source The port that the message is posted on: it cannot be sent itself.
   */
  lower(source: PortState | undefined, message: unknown, list: unknown[]): [unknown, Transferable[]] {
    this.#assertCloneable(message);
    const transfer: Transferable[] = [];
    const wrappers: PortState[] = [];
    const items = [...list];
    for (const item of items) {
      const needed = this.objects.transfer(item);
      if (needed !== undefined) {
        items.push(...needed);
        continue;
      }
      const state = this.#hub.find(item);
      if (state === undefined) {
        if (this.#isUntransferable(item)) throw this.#error('Cannot transfer object of unsupported type.');
        if (transfer.includes(item as Transferable)) throw this.#error('Transfer list contains duplicate ArrayBuffer');
        transfer.push(item as Transferable);
        continue;
      }
      if (state === source) throw this.#error('Transfer list contains source port');
      if (wrappers.includes(state)) throw this.#error('Transfer list contains duplicate MessagePort');
      if (state.detached || state.closed) throw this.#error('MessagePort in transfer list is already detached');
      wrappers.push(state);
    }
    const ports = new Map<object, Map<string, unknown>>();
    for (const state of wrappers) {
      const sent = this.#hub.detach(state);
      ports.set(state.port, portEnvelope(sent));
      transfer.push(sent.native);
    }
    const isSpecial = (value: unknown): value is object =>
      this.#hub.find(value) !== undefined || this.objects.isCustom(value);
    const lowerOne = (port: object): unknown => {
      if (this.#hub.find(port) === undefined) return this.objects.wrap(port, lowerAll);
      const sent = ports.get(port);
      if (sent === undefined) {
        throw this.#error('Object that needs transfer was found in message but not listed in transferList');
      }
      return sent;
    };
    const lowerAll = (value: unknown): unknown => swapPorts(value, isSpecial, lowerOne);
    return [lowerAll(message), transfer];
  }

  /** The other direction: browser ports and Node's objects in a received message become what they were. */
  raise(message: unknown): unknown {
    if (!hasMatch(message, isEnvelope)) return message;
    return swapPorts(message, isEnvelope, (value) => {
      const port = sentPort(value);
      return port === undefined
        ? this.objects.unwrap(value, (data) => this.raise(data))
        : this.#hub.adopt(port.native, port.box);
    });
  }

  /** @throws {Error} a DataCloneError DOMException */
  clone(value: unknown, transfer: Transferable[]): unknown {
    // A primitive is its own copy; a symbol cannot be cloned.
    if (transfer.length === 0 && (value === null || !/^(?:object|function|symbol)$/.test(typeof value))) return value;
    return this.inNodesWords(value, () => host.structuredClone(value, { transfer }));
  }

  /** Runs what clones `value`; the browser's DataCloneError becomes one of Node's DOMException class. */
  inNodesWords<R>(value: unknown, run: () => R): R {
    try {
      return run();
    } catch (error) {
      if (!(error instanceof host.DOMException) || error.name !== 'DataCloneError') throw error;
      const isFirefox = /^(?:unsupported type for structured data|\S+ object could not be cloned\.)$/.test(
        error.message,
      );
      const named = isFirefox ? uncloneable(value) : undefined;
      if (named !== undefined) throw this.#error(`${named} could not be cloned.`);
      const text = error.message.replace(/^Failed to execute '\w+' on '\w+': /, '');
      throw this.#error(text.replace('#<DedicatedWorkerGlobalScope>', '#<Object>'));
    }
  }

  #assertCloneable(value: unknown): void {
    if (typeof value !== 'object' || value === null) return;
    if ((value as Record<symbol, unknown>)[this.#transferMode] === 0)
      throw this.#error('Cannot clone object of unsupported type.');
  }

  #isUntransferable(item: unknown): boolean {
    if (typeof item !== 'object' || item === null) return false;
    if (item instanceof ArrayBuffer && item.detached) return true;
    return (item as Record<symbol, unknown>)[this.#untransferable] === true;
  }

  #error(message: string): Error {
    const DOMException = this.#domException();
    return new DOMException(message, 'DataCloneError');
  }
}
