/** `internalBinding('serdes')`: V8's value serialization format, of which `v8.serialize` and error transport are made. */
import { Deserializer } from './serdes-deserializer.ts';
import { Serializer } from './serdes-serializer.ts';

export function createSerdesBinding(): Record<string, unknown> {
  return { Serializer, Deserializer };
}
