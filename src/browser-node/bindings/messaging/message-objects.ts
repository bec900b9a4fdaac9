/**
 * Node's own objects in messages (Blob, File, DOMException, BlockList, streams): Node's library says what of them travels
 * (`[kClone]()`, `[kTransfer]()`) and makes them again on the other side (`[kDeserialize](data)`).
 */
import type { ProcessContext } from '../../process/context.ts';
import { BlobHandle } from '../blob.ts';
import type { SentPort } from './port-state.ts';

type Cloneable = Record<symbol, (data?: unknown) => { data: unknown; deserializeInfo: string }>;

/** How such an object looks on its way. A Map, so that no property of a reader's object is mistaken for it. */
const ENVELOPE = '\0hotpath:object';
const BLOB_PARTS = '\0hotpath:blob';
const PORT = '\0hotpath:port';

const envelope = (info: string, data: unknown): Map<string, unknown> =>
  new Map([
    [ENVELOPE, info],
    ['data', data],
  ] as const);

/** True for what {@link MessageObjects.wrap} has made. */
export function isEnvelope(value: unknown): value is Map<string, unknown> {
  return value instanceof Map && value.size === 2 && value.has(ENVELOPE);
}

/** A port on its way. */
export const portEnvelope = (port: SentPort): Map<string, unknown> => envelope(PORT, port);

/** The port in an envelope, when there is one. */
export const sentPort = (message: Map<string, unknown>): SentPort | undefined =>
  message.get(ENVELOPE) === PORT ? (message.get('data') as SentPort) : undefined;

export class MessageObjects {
  /** Set by Node's library: makes an empty object by `module:Class`. */
  create: ((info: string) => object) | undefined;
  readonly #context: ProcessContext;
  readonly #mode: symbol;
  readonly #flags: Record<string, number>;
  readonly #transferred = new WeakMap<object, { data: unknown; deserializeInfo: string }>();

  constructor(context: ProcessContext) {
    this.#context = context;
    this.#mode = context.symbols.private['transfer_mode_private_symbol'] as symbol;
    this.#flags = context.facts.bindings['util']?.['constants'] as Record<string, number>;
  }

  /** Objects of Node's C++: the binding that has them says how, once a module of it is loaded. */
  #native(info: string): ((data: unknown) => unknown) | undefined {
    const [, module] = /^native:(.*)#/.exec(info) ?? [];
    if (module !== undefined) this.#context.requireBuiltin(module);
    return this.#context.nativeObjects.get(info);
  }

  #symbol(name: string): symbol {
    return this.#context.symbols.perIsolate[name] as symbol;
  }

  #modeOf(value: unknown): number | undefined {
    if (typeof value !== 'object' || value === null) return undefined;
    return (value as Record<symbol, number | undefined>)[this.#mode];
  }

  /** True when `value` itself must be wrapped. */
  isCustom(value: unknown): value is object {
    if (value instanceof BlobHandle) return true;
    const mode = this.#modeOf(value);
    if (mode === undefined) return false;
    return (mode & (this.#flags['kCloneable'] ?? 0)) !== 0 || this.#transferred.has(value as object);
  }

  /** Takes an object of a transfer list; what else it needs transferred, or undefined when it is none of Node's. */
  transfer(value: unknown): unknown[] | undefined {
    const mode = this.#modeOf(value);
    if (mode === undefined || (mode & (this.#flags['kTransferable'] ?? 0)) === 0) return undefined;
    const object = value as Cloneable & object;
    const list = object[this.#symbol('messaging_transfer_list_symbol')]?.() as unknown as unknown[] | undefined;
    const made = object[this.#symbol('messaging_transfer_symbol')]?.();
    if (made === undefined) return undefined;
    this.#transferred.set(object, made);
    return list ?? [];
  }

  /** What travels; `lower` makes the data fit for the browser. */
  wrap(value: object, lower: (data: unknown) => unknown): Map<string, unknown> {
    if (value instanceof BlobHandle) return envelope(BLOB_PARTS, value.parts);
    const clone = (value as Cloneable)[this.#symbol('messaging_clone_symbol')];
    const made = this.#transferred.get(value) ?? clone?.call(value);
    if (made === undefined) return envelope('', undefined);
    return envelope(made.deserializeInfo, lower(made.data));
  }

  /** The object on the other side; `raise` undoes `lower`. */
  unwrap(message: Map<string, unknown>, raise: (data: unknown) => unknown): unknown {
    const info = message.get(ENVELOPE) as string;
    if (info === BLOB_PARTS) return new BlobHandle(this.#context, message.get('data') as never);
    const native = this.#native(info);
    if (native !== undefined) return native(message.get('data'));
    const object = this.create?.(info);
    (object as Cloneable | undefined)?.[this.#symbol('messaging_deserialize_symbol')]?.(raise(message.get('data')));
    return object;
  }
}
