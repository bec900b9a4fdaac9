/** `internalBinding('ipc_serdes')`: messages of an IPC channel with `serialization: 'advanced'`, each with its length before it. */
import type { ProcessContext } from '../../process/context.ts';

interface V8Serializer {
  writeHeader(): void;
  writeValue(value: unknown): void;
  writeUint32(value: number): void;
  releaseBuffer(): Uint8Array;
  _writeHostObject(object: object): void;
}
interface V8Deserializer {
  readHeader(): void;
  readValue(): unknown;
  readUint32(): number;
  _readHostObject(): unknown;
}
interface V8Module {
  DefaultSerializer: new () => V8Serializer;
  DefaultDeserializer: new (bytes: Uint8Array) => V8Deserializer;
}

const LENGTH_BYTES = 4;
const VIEW = 1;
/** An object that V8 cannot clone: its own properties are. */
const PLAIN = 2;

export function createIpcSerdesBinding(context: ProcessContext): Record<string, unknown> {
  const v8 = context.requireBuiltin('v8') as unknown as V8Module;

  class IpcSerializer extends v8.DefaultSerializer {
    override _writeHostObject(object: object): void {
      this.writeUint32(ArrayBuffer.isView(object) ? VIEW : PLAIN);
      if (ArrayBuffer.isView(object)) super._writeHostObject(object);
      else this.writeValue({ ...object });
    }
  }
  class IpcDeserializer extends v8.DefaultDeserializer {
    override _readHostObject(): unknown {
      return this.readUint32() === VIEW ? super._readHostObject() : this.readValue();
    }
  }

  return {
    serialize: (message: unknown): Uint8Array => {
      const serializer = new IpcSerializer();
      serializer.writeHeader();
      serializer.writeValue(message);
      const value = serializer.releaseBuffer();
      const bytes = new Uint8Array(LENGTH_BYTES + value.length);
      new DataView(bytes.buffer).setUint32(0, value.length);
      bytes.set(value, LENGTH_BYTES);
      return bytes;
    },
    deserialize: (bytes: Uint8Array): unknown => {
      const deserializer = new IpcDeserializer(bytes);
      deserializer.readHeader();
      return deserializer.readValue();
    },
  };
}
