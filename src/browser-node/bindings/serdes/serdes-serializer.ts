import { Writer } from './serdes-wire.ts';
import { ERROR_PROTOTYPES, REGEXP_FLAGS, T, VERSION, VIEWS } from './serdes-tags.ts';

/** What V8 refuses although it is an object without methods of its own. */
const UNCLONEABLE: readonly (new (...args: never[]) => object)[] = [WeakMap, WeakSet, WeakRef, Promise];

interface SerializerHooks {
  _writeHostObject?(object: object): void;
  _getDataCloneError?: new (message: string) => Error;
}

/** `new v8.Serializer()`: writes values as V8 does. */
export class Serializer {
  readonly #out = new Writer();
  readonly #ids = new Map<object, number>();
  #viewsAreHostObjects = false;

  writeHeader(): void {
    this.#out.byte(T.version);
    this.#out.varint(VERSION);
  }

  writeValue(value: unknown): boolean {
    this.#write(value);
    return true;
  }

  releaseBuffer(): Uint8Array {
    return this.#out.release();
  }

  transferArrayBuffer(): void {
    // Ids only matter to a transport that really transfers.
  }

  writeUint32(value: number): void {
    this.#out.varint(value);
  }

  writeUint64(high: number, low: number): void {
    this.#out.varintBig((BigInt(high >>> 0) << 32n) | BigInt(low >>> 0));
  }

  writeDouble(value: number): void {
    this.#out.double(value);
  }

  writeRawBytes(source: ArrayBufferView): void {
    this.#out.bytes(new Uint8Array(source.buffer, source.byteOffset, source.byteLength));
  }

  _setTreatArrayBufferViewsAsHostObjects(on: boolean): void {
    this.#viewsAreHostObjects = on;
  }

  #write(value: unknown): void {
    const out = this.#out;
    switch (typeof value) {
      case 'undefined':
        out.byte(T.undefined);
        return;
      case 'boolean':
        out.byte(value ? T.true : T.false);
        return;
      case 'number':
        if (Number.isInteger(value) && Math.abs(value) < 2 ** 30 && !Object.is(value, -0)) {
          out.byte(T.int32);
          out.zigzag(value);
        } else {
          out.byte(T.double);
          out.double(value);
        }
        return;
      case 'bigint':
        out.byte(T.bigInt);
        out.bigInt(value);
        return;
      case 'string':
        out.string(value, T.oneByte, T.twoByte);
        return;
      case 'object':
        if (value === null) out.byte(T.null);
        else this.#writeObject(value);
        return;
      default:
        this.#fail(`${typeof value === 'symbol' ? value.toString() : String(value)} could not be cloned.`);
    }
  }

  #fail(message: string): never {
    const { _getDataCloneError: DataCloneError } = this as SerializerHooks;
    throw DataCloneError === undefined ? new Error(message) : new DataCloneError(message);
  }

  #writeObject(value: object): void {
    const out = this.#out;
    const known = this.#ids.get(value);
    if (known !== undefined) {
      out.byte(T.reference);
      out.varint(known);
      return;
    }
    if (ArrayBuffer.isView(value) && !this.#viewsAreHostObjects && !this.#ids.has(value.buffer))
      this.#writeObject(value.buffer);
    this.#ids.set(value, this.#ids.size);
    if (ArrayBuffer.isView(value)) {
      if (this.#viewsAreHostObjects) this.#writeHost(value);
      else this.#writeView(value);
    } else if (Array.isArray(value)) this.#writeArray(value);
    else if (value instanceof Date) {
      out.byte(T.date);
      out.double(value.getTime());
    } else if (value instanceof RegExp) {
      out.byte(T.regExp);
      out.string(value.source, T.oneByte, T.twoByte);
      out.varint(REGEXP_FLAGS.reduce((bits, [flag, bit]) => (value.flags.includes(flag) ? bits | bit : bits), 0));
    } else if (value instanceof Map) {
      out.byte(T.map);
      const entries = [...(value as Map<unknown, unknown>)].flat(1);
      for (const item of entries) this.#write(item);
      out.byte(T.mapEnd);
      out.varint(entries.length);
    } else if (value instanceof Set) {
      out.byte(T.set);
      const items = [...(value as Set<unknown>)];
      for (const item of items) this.#write(item);
      out.byte(T.setEnd);
      out.varint(items.length);
    } else if (value instanceof ArrayBuffer) {
      out.byte(T.arrayBuffer);
      out.varint(value.byteLength);
      out.bytes(new Uint8Array(value));
    } else if (value instanceof Error) this.#writeError(value);
    else if (UNCLONEABLE.some((Class) => value instanceof Class))
      this.#fail(`#<${value.constructor.name}> could not be cloned.`);
    else if (!this.#writeBoxed(value)) this.#writePlain(value);
  }

  #writeBoxed(value: object): boolean {
    const out = this.#out;
    if (value instanceof Boolean) out.byte(value.valueOf() ? T.trueObject : T.falseObject);
    else if (value instanceof Number) {
      out.byte(T.numberObject);
      out.double(value.valueOf());
    } else if (value instanceof String) {
      out.byte(T.stringObject);
      out.string(value.valueOf(), T.oneByte, T.twoByte);
    } else return false;
    return true;
  }

  #writeArray(value: unknown[]): void {
    const out = this.#out;
    if (Object.keys(value).length < value.length || value.some((_, index) => !(index in value))) {
      this.#writeSparse(value);
      return;
    }
    out.byte(T.denseArray);
    out.varint(value.length);
    for (const item of value) this.#write(item);
    const extra = Object.keys(value).filter((key) => !/^\d+$/.test(key));
    for (const key of extra) {
      this.#write(key);
      this.#write((value as unknown as Record<string, unknown>)[key]);
    }
    out.byte(T.denseArrayEnd);
    out.varint(extra.length);
    out.varint(value.length);
  }

  /** An array with holes: its elements by index. */
  #writeSparse(value: unknown[]): void {
    const out = this.#out;
    out.byte(T.sparseArray);
    out.varint(value.length);
    const count = this.#writeProperties(value);
    out.byte(T.sparseArrayEnd);
    out.varint(count);
    out.varint(value.length);
  }

  #writeView(value: ArrayBufferView): void {
    const out = this.#out;
    const name = value instanceof DataView ? 'DataView' : (value as Uint8Array)[Symbol.toStringTag];
    const tag = VIEWS.find(([, known]) => known === name)?.[0];
    if (tag === undefined) this.#fail(`${name} could not be cloned.`);
    out.byte(T.view);
    out.byte(tag);
    out.varint(value.byteOffset);
    out.varint(value.byteLength);
    out.varint(0);
  }

  #writeError(value: Error): void {
    const out = this.#out;
    out.byte(T.error);
    const prototype = Object.entries(ERROR_PROTOTYPES).find(([, name]) => name === value.name)?.[0];
    if (prototype !== undefined) out.byte(Number(prototype));
    if (Object.hasOwn(value, 'message')) {
      out.byte(0x6d);
      out.string(value.message, T.oneByte, T.twoByte);
    }
    if (value.stack !== undefined) {
      out.byte(0x73);
      out.string(value.stack, T.oneByte, T.twoByte);
    }
    out.byte(0x2e);
  }

  #writeHost(value: object): void {
    const hooks = this as SerializerHooks;
    if (hooks._writeHostObject === undefined) this.#fail('#<Object> could not be cloned.');
    this.#out.byte(T.hostObject);
    hooks._writeHostObject(value);
  }

  #writePlain(value: object): void {
    const out = this.#out;
    out.byte(T.object);
    const count = this.#writeProperties(value);
    out.byte(T.objectEnd);
    out.varint(count);
  }

  #writeProperties(value: object): number {
    const keys = Object.keys(value);
    for (const key of keys) {
      this.#write(/^(0|[1-9]\d{0,8})$/.test(key) ? Number(key) : key);
      this.#write((value as Record<string, unknown>)[key]);
    }
    return keys.length;
  }
}
