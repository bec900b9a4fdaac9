/** `internalBinding('serdes')`: V8's value serialization format (version 15), of which `v8.serialize` and error transport are made. */
import { host } from '../process/host-globals.ts';
import { Reader, Writer } from './serdes-wire.ts';

const VERSION = 15;

/** Tags of v8/src/objects/value-serializer.cc. */
const T = {
  version: 0xff,
  hole: 0x2d,
  undefined: 0x5f,
  null: 0x30,
  true: 0x54,
  false: 0x46,
  int32: 0x49,
  uint32: 0x55,
  double: 0x4e,
  bigInt: 0x5a,
  utf8: 0x53,
  oneByte: 0x22,
  twoByte: 0x63,
  reference: 0x5e,
  object: 0x6f,
  objectEnd: 0x7b,
  sparseArray: 0x61,
  sparseArrayEnd: 0x40,
  denseArray: 0x41,
  denseArrayEnd: 0x24,
  date: 0x44,
  trueObject: 0x79,
  falseObject: 0x78,
  numberObject: 0x6e,
  bigIntObject: 0x7a,
  stringObject: 0x73,
  regExp: 0x52,
  map: 0x3b,
  mapEnd: 0x3a,
  set: 0x27,
  setEnd: 0x2c,
  arrayBuffer: 0x42,
  view: 0x56,
  error: 0x72,
  hostObject: 0x5c,
} as const;

const VIEWS: [tag: number, name: string][] = [
  [0x62, 'Int8Array'],
  [0x42, 'Uint8Array'],
  [0x43, 'Uint8ClampedArray'],
  [0x77, 'Int16Array'],
  [0x57, 'Uint16Array'],
  [0x64, 'Int32Array'],
  [0x44, 'Uint32Array'],
  [0x68, 'Float16Array'],
  [0x66, 'Float32Array'],
  [0x46, 'Float64Array'],
  [0x71, 'BigInt64Array'],
  [0x51, 'BigUint64Array'],
  [0x3f, 'DataView'],
];
const ERROR_PROTOTYPES: Record<number, string> = {
  69: 'EvalError',
  82: 'RangeError',
  70: 'ReferenceError',
  83: 'SyntaxError',
  84: 'TypeError',
  85: 'URIError',
};
const REGEXP_FLAGS = 'gimyus dv'
  .split('')
  .map((flag, bit) => [flag, 1 << bit] as const)
  .filter(([flag]) => flag !== ' ');

interface SerializerHooks {
  _writeHostObject?(object: object): void;
  _getDataCloneError?: new (message: string) => Error;
}

class Serializer {
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
    out.byte(T.denseArray);
    out.varint(value.length);
    for (let i = 0; i < value.length; i++) {
      if (i in value) this.#write(value[i]);
      else out.byte(T.hole);
    }
    const extra = Object.keys(value).filter((key) => !/^\d+$/.test(key));
    for (const key of extra) {
      this.#write(key);
      this.#write((value as unknown as Record<string, unknown>)[key]);
    }
    out.byte(T.denseArrayEnd);
    out.varint(extra.length);
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
    let count = 0;
    for (const key of Object.keys(value)) {
      this.#write(/^(0|[1-9]\d{0,8})$/.test(key) ? Number(key) : key);
      this.#write((value as Record<string, unknown>)[key]);
      count++;
    }
    out.byte(T.objectEnd);
    out.varint(count);
  }
}

interface DeserializerHooks {
  _readHostObject?(): object;
}

class Deserializer {
  readonly buffer: Uint8Array;
  readonly #in: Reader;
  readonly #objects: unknown[] = [];
  #version = 0;

  constructor(buffer: ArrayBufferView) {
    this.buffer = buffer as Uint8Array;
    this.#in = new Reader(new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength));
  }

  readHeader(): boolean {
    if (this.#in.byte() !== T.version)
      throw new Error('Unable to deserialize cloned data due to invalid or unsupported version.');
    this.#version = this.#in.varint();
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

export function createSerdesBinding(): Record<string, unknown> {
  return { Serializer, Deserializer };
}
