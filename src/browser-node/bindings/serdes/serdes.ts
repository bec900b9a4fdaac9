/** `internalBinding('serdes')`: V8's value serialization format, of which `v8.serialize` and error transport are made. */
import { Deserializer } from './serdes-deserializer.ts';
import { Serializer } from './serdes-serializer.ts';

export function createSerdesBinding(): Record<string, unknown> {
  // Taken when `node:v8` is first loaded, as Node's C++ takes its own Buffer.
  const { Buffer } = globalThis;
  class BufferSerializer extends Serializer {
    override releaseBuffer(): Uint8Array {
      const bytes = super.releaseBuffer();
      return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
  }
  Object.defineProperty(BufferSerializer, 'name', { value: 'Serializer' });
  return { Serializer: BufferSerializer, Deserializer };
}
