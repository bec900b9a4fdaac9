/** Our serializer and deserializer against V8's own. */
import v8 from 'node:v8';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Deserializer as DeserializerClass } from '../../../src/browser-node/bindings/serdes/serdes-deserializer.ts';
import type { Serializer as SerializerClass } from '../../../src/browser-node/bindings/serdes/serdes-serializer.ts';

let Serializer: typeof SerializerClass;
let Deserializer: typeof DeserializerClass;

beforeAll(async () => {
  // host-globals.ts takes what a Worker has; of it only the text decoder is used here.
  vi.stubGlobal('postMessage', () => undefined);
  for (const name of ['close', 'importScripts', 'reportError', 'addEventListener'])
    vi.stubGlobal(name, () => undefined);
  ({ Serializer } = await import('../../../src/browser-node/bindings/serdes/serdes-serializer.ts'));
  ({ Deserializer } = await import('../../../src/browser-node/bindings/serdes/serdes-deserializer.ts'));
});

const loop: Record<string, unknown> = { a: 1 };
loop['self'] = loop;

const VALUES: [name: string, value: unknown][] = [
  ['small integers', [0, 1, -1, 63, -64, 2 ** 29]],
  ['doubles', [1.5, -0, NaN, Infinity, 2 ** 31, 1e300]],
  ['strings', ['', 'text', 'ünï', '漢字😀', 'x'.repeat(300)]],
  ['simple values', [true, false, null, undefined]],
  ['big integers', [0n, 5n, -5n, 2n ** 200n]],
  ['objects', { a: { b: { c: [] } }, 1: 'index', 'with space': 2 }],
  ['a cycle', loop],
  ['the same object twice', [loop, loop]],
  ['dates and regular expressions', [new Date(7), new Date(NaN), /a+/gimsuy]],
  ['maps and sets', [new Map([[{ k: 1 }, new Set([1, 'x'])]]), new Map()]],
  ['boxed values', [Object(1), Object('s'), Object(true)]],
  ['an array buffer', new Uint8Array([1, 2, 3]).buffer],
  ['views', [new Uint8Array([1, 2, 3]).subarray(1), new Float64Array([1.5]), new DataView(new ArrayBuffer(4), 2)]],
];

function ours(value: unknown): Uint8Array {
  const serializer = new Serializer();
  serializer.writeHeader();
  serializer.writeValue(value);
  return serializer.releaseBuffer();
}

describe.each(VALUES)('%s', (_name, value) => {
  it('is written so that V8 reads it', () => {
    const reader = new v8.Deserializer(ours(value));
    reader.readHeader();
    expect(reader.readValue()).toEqual(value);
  });

  it('is read from what V8 wrote', () => {
    const writer = new v8.Serializer();
    writer.writeHeader();
    writer.writeValue(value);
    const reader = new Deserializer(writer.releaseBuffer());
    reader.readHeader();
    expect(reader.readValue()).toEqual(value);
  });
});

it('keeps holes', () => {
  const holey = new Array<number>(3);
  holey[1] = 5;
  const reader = new Deserializer(ours(holey));
  reader.readHeader();
  const copy = reader.readValue() as number[];
  expect([copy.length, 0 in copy, copy[1]]).toEqual([3, false, 5]);
  expect(Buffer.from(ours(holey))).toEqual(v8.serialize(holey));
});

it.each([new WeakMap(), Promise.resolve(), Symbol('s'), () => undefined])('refuses what V8 refuses', (value) => {
  expect(() => ours(value)).toThrow('could not be cloned');
});

it('refuses bytes of another format', () => {
  expect(() => new Deserializer(new Uint8Array([1, 2])).readHeader()).toThrow('invalid or unsupported version');
});
