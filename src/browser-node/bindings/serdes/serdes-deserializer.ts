import { host } from '../../process/host-globals.ts';
import { Reader } from './serdes-wire.ts';
import { ERROR_PROTOTYPES, REGEXP_FLAGS, T, VIEWS } from './serdes-tags.ts';

/** The version of the format that the pinned V8 writes. */
const MAX_VERSION = 15;
const BAD_VERSION = 'Unable to deserialize cloned data due to invalid or unsupported version.';

interface DeserializerHooks {
  _readHostObject?(): object;
}

/** `new v8.Deserializer(bytes)`: reads what V8 or our Serializer wrote. */
export class Deserializer {
  readonly buffer: Uint8Array;
  readonly #in: Reader;
  readonly #objects: unknown[] = [];
  #version = 0;

  constructor(buffer: ArrayBufferView) {
    if (!ArrayBuffer.isView(buffer)) {
      const error = new TypeError('buffer must be a TypedArray or a DataView');
      throw Object.assign(error, { code: 'ERR_INVALID_ARG_TYPE' });
    }
    this.buffer = buffer as Uint8Array;
    this.#in = new Reader(new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength));
  }

  readHeader(): boolean {
    if (this.buffer.byteLength === 0 || this.#in.byte() !== T.version) throw new Error(BAD_VERSION);
    this.#version = this.#in.varint();
    if (this.#version > MAX_VERSION) throw new Error(BAD_VERSION);
    return true;
  }

  getWireFormatVersion(): number {
    return this.#version;
  }

  transferArrayBuffer(): void {
    // Ids only matter to a transport that really transfers.
  }

  readUint32(): number {
    return this.#in.varint();
  }

  readUint64(): [number, number] {
    const value = this.#in.varintBig();
    return [Number(value >> 32n), Number(value & 0xffffffffn)];
  }

  readDouble(): number {
    return this.#in.double();
  }

  /** Offset of the bytes in `buffer`; Node's `readRawBytes` slices it. */
  _readRawBytes(length: number): number {
    return this.#in.skip(length);
  }

  readValue(): unknown {
    return this.#read();
  }

  #remember<V>(value: V): V {
    this.#objects.push(value);
    return value;
  }

  #read(): unknown {
    const input = this.#in;
    const tag = input.tag();
    switch (tag) {
      case T.undefined:
        return undefined;
      case T.null:
        return null;
      case T.true:
        return true;
      case T.false:
        return false;
      case T.int32:
        return input.zigzag();
      case T.uint32:
        return input.varint();
      case T.double:
        return input.double();
      case T.bigInt:
        return input.bigInt();
      case T.utf8:
        return new host.TextDecoder().decode(input.take(input.varint()));
      case T.oneByte:
      case T.twoByte:
        return input.string(tag === T.twoByte);
      case T.reference:
        return this.#objects[input.varint()];
      case T.object:
        return this.#readProperties(this.#remember({}), T.objectEnd, 1);
      case T.denseArray:
        return this.#readDense();
      case T.sparseArray: {
        const array = this.#remember(new Array<unknown>(input.varint()));
        return this.#readProperties(array as unknown as Record<string, unknown>, T.sparseArrayEnd, 2);
      }
      case T.date:
        return this.#remember(new Date(input.double()));
      case T.trueObject:
        return this.#remember(Object(true));
      case T.falseObject:
        return this.#remember(Object(false));
      case T.numberObject:
        return this.#remember(Object(input.double()));
      case T.stringObject:
        return this.#remember(Object(this.#read()));
      case T.regExp: {
        const source = this.#read() as string;
        const bits = input.varint();
        const flags = REGEXP_FLAGS.filter(([, bit]) => (bits & bit) !== 0).map(([flag]) => flag);
        return this.#remember(new RegExp(source, flags.join('')));
      }
      case T.map:
        return this.#readMap();
      case T.set:
        return this.#readSet();
      case T.arrayBuffer: {
        const bytes = input.take(input.varint());
        const buffer = this.#remember(new Uint8Array(bytes).buffer);
        return input.peek() === T.view ? this.#readView(buffer) : buffer;
      }
      case T.error:
        return this.#readError();
      case T.hostObject: {
        const slot = this.#objects.push(undefined) - 1;
        const object = (this as DeserializerHooks)._readHostObject?.();
        this.#objects[slot] = object;
        return object;
      }
      default:
        throw new Error('Unable to deserialize cloned data.');
    }
  }

  #readProperties<O extends object>(target: O, end: number, counts: number): O {
    while (this.#in.peek() !== end) {
      const key = this.#read() as string;
      (target as Record<string, unknown>)[key] = this.#read();
    }
    this.#in.tag();
    for (let i = 0; i < counts; i++) this.#in.varint();
    return target;
  }

  #readDense(): unknown[] {
    const length = this.#in.varint();
    const array = this.#remember(new Array<unknown>(length));
    for (let i = 0; i < length; i++) {
      if (this.#in.peek() === T.hole) this.#in.tag();
      else array[i] = this.#read();
    }
    return this.#readProperties(
      array as unknown as Record<string, unknown>,
      T.denseArrayEnd,
      2,
    ) as unknown as unknown[];
  }

  #readMap(): Map<unknown, unknown> {
    const map = this.#remember(new Map<unknown, unknown>());
    while (this.#in.peek() !== T.mapEnd) {
      const key = this.#read();
      map.set(key, this.#read());
    }
    this.#in.tag();
    this.#in.varint();
    return map;
  }

  #readSet(): Set<unknown> {
    const set = this.#remember(new Set<unknown>());
    while (this.#in.peek() !== T.setEnd) set.add(this.#read());
    this.#in.tag();
    this.#in.varint();
    return set;
  }

  #readView(buffer: ArrayBuffer): unknown {
    this.#in.tag();
    const tag = this.#in.byte();
    const offset = this.#in.varint();
    const length = this.#in.varint();
    if (this.#version >= 14) this.#in.varint();
    const name = VIEWS.find(([known]) => known === tag)?.[1] ?? 'Uint8Array';
    const View = (
      globalThis as unknown as Record<string, new (buffer: ArrayBuffer, offset: number, length: number) => unknown>
    )[name];
    if (View === undefined) throw new Error('Unable to deserialize cloned data.');
    const width = (View as unknown as { BYTES_PER_ELEMENT?: number }).BYTES_PER_ELEMENT ?? 1;
    return this.#remember(new View(buffer, offset, length / width));
  }

  #readError(): Error {
    const slot = this.#objects.push(undefined) - 1;
    let name = 'Error';
    let message: string | undefined;
    let stack: string | undefined;
    for (let tag = this.#in.byte(); tag !== 0x2e; tag = this.#in.byte()) {
      if (tag === 0x6d) message = this.#read() as string;
      else if (tag === 0x73) stack = this.#read() as string;
      else name = ERROR_PROTOTYPES[tag] ?? 'Error';
    }
    const ErrorClass = (globalThis as unknown as Record<string, ErrorConstructor>)[name] ?? Error;
    const error = new ErrorClass(message);
    if (stack !== undefined)
      Object.defineProperty(error, 'stack', { value: stack, writable: true, configurable: true });
    this.#objects[slot] = error;
    return error;
  }
}
