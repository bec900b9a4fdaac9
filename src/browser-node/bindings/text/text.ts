/** Text bindings: encoding_binding, icu and string_decoder. */
import { codedError } from '../fs/fs-modules.ts';
import type { ProcessContext } from '../../process/context.ts';
import { host } from '../../process/host-globals.ts';
import { decode, encode, ENCODINGS, parseEncoding, type Encoding } from './codecs.ts';

type Binding = Record<string, unknown>;

const asBytes = (value: ArrayBufferView | ArrayBuffer | SharedArrayBuffer): Uint8Array<ArrayBuffer> => {
  const bytes = ArrayBuffer.isView(value)
    ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
    : new Uint8Array(value);
  return (bytes.buffer instanceof SharedArrayBuffer ? new Uint8Array(bytes) : bytes) as Uint8Array<ArrayBuffer>;
};

export function createEncodingBinding(): Binding {
  const encoder = new host.TextEncoder();
  const encodeIntoResults = new Uint32Array(2);
  const ascii = (name: string): string => {
    try {
      return new host.URL(`ws://${name}`).hostname;
    } catch {
      return '';
    }
  };
  return {
    encodeIntoResults,
    encodeInto: (text: string, target: Uint8Array) => {
      const { read, written } = encoder.encodeInto(text, target);
      encodeIntoResults.set([read, written]);
    },
    encodeUtf8String: (text: string) => encoder.encode(text),
    decodeUTF8: (bytes: ArrayBufferView | ArrayBuffer, ignoreBOM: boolean, fatal: boolean) => {
      if (!isBytes(bytes)) {
        const message = 'The "list" argument must be an instance of SharedArrayBuffer, ArrayBuffer or ArrayBufferView.';
        throw codedError(TypeError, 'ERR_INVALID_ARG_TYPE', message);
      }
      try {
        return new host.TextDecoder('utf-8', { ignoreBOM, fatal }).decode(asBytes(bytes));
      } catch {
        throw Object.assign(new TypeError('The encoded data was not valid for encoding utf-8'), {
          code: 'ERR_ENCODING_INVALID_ENCODED_DATA',
        });
      }
    },
    toASCII: ascii,
    toUnicode: ascii,
  };
}

const isBytes = (value: unknown): boolean =>
  ArrayBuffer.isView(value) || value instanceof ArrayBuffer || value instanceof SharedArrayBuffer;

/** ICU's error for an encoding that `transcode` does not know. */
const ILLEGAL_ARGUMENT = 1;
/** Encodings that `transcode` knows, and their last character: what is above becomes a question mark. */
const SUBSTITUTED_ABOVE: Readonly<Record<string, number>> = {
  ascii: 0x7f,
  latin1: 0xff,
  utf16le: 0x10ffff,
  'utf-16le': 0x10ffff,
  ucs2: 0x10ffff,
  'ucs-2': 0x10ffff,
  binary: 0xff,
  'utf-8': 0x10ffff,
  utf8: 0x10ffff,
};

/** East Asian wide and emoji take two columns; marks and controls none (as ICU's `getStringWidth`). */
function stringWidth(text: string): number {
  let width = 0;
  for (const character of text.normalize('NFC')) {
    if (/[\p{Mn}\p{Me}\p{Cf}\p{Cc}]/u.test(character)) continue;
    const wide =
      /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;
    width += wide.test(character) ? 2 : 1;
  }
  return width;
}

export function createIcuBinding(context: ProcessContext): Binding {
  const flags = { flush: 1, fatal: 2, ignoreBOM: 4 };
  return {
    getStringWidth: stringWidth,
    icuErrName: (code: number) => (code === ILLEGAL_ARGUMENT ? 'U_ILLEGAL_ARGUMENT_ERROR' : `U_ERROR_${String(code)}`),
    transcode: (source: Uint8Array, from: string, to: string) => {
      const highest = SUBSTITUTED_ABOVE[to];
      if (!(from in SUBSTITUTED_ABOVE) || highest === undefined) return ILLEGAL_ARGUMENT;
      const { Buffer } = context.requireBuiltin('buffer') as { Buffer: { from(bytes: ArrayBuffer): unknown } };
      const text = decode(source, parseEncoding(from)).replace(/./gsu, (char) =>
        (char.codePointAt(0) ?? 0) > highest ? '?' : char,
      );
      return Buffer.from(encode(text, parseEncoding(to)).buffer);
    },
    hasConverter: (name: string) => {
      try {
        return new host.TextDecoder(name).encoding !== '';
      } catch {
        return false;
      }
    },
    getConverter: (name: string, bits: number) => {
      try {
        const options = { fatal: (bits & flags.fatal) !== 0, ignoreBOM: (bits & flags.ignoreBOM) !== 0 };
        return new host.TextDecoder(name, options);
      } catch {
        return undefined;
      }
    },
    decode: (converter: TextDecoder, bytes: ArrayBufferView | ArrayBuffer, bits: number) =>
      converter.decode(asBytes(bytes), { stream: (bits & flags.flush) === 0 }),
  };
}

/** Bytes per unit that must stay together; UTF-8 is looked at by its lead byte. */
const UNIT: Partial<Record<Encoding, number>> = { utf16le: 2, base64: 3, base64url: 3 };

/** Length of the incomplete character at the end of `bytes`, and how many bytes it still lacks. */
function incompleteTail(bytes: Uint8Array, encoding: Encoding): [held: number, missing: number] {
  if (encoding === 'utf8') {
    for (let back = 1; back <= Math.min(3, bytes.length); back++) {
      const byte = bytes[bytes.length - back] ?? 0;
      if ((byte & 0xc0) === 0x80) continue;
      const size = byte >= 0xf0 && byte < 0xf8 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 1;
      return byte < 0xf8 && size > back ? [back, size - back] : [0, 0];
    }
    return [0, 0];
  }
  const unit = UNIT[encoding] ?? 1;
  const held = bytes.length % unit;
  if (held > 0) return [held, unit - held];
  if (encoding === 'utf16le' && bytes.length >= 2 && ((bytes[bytes.length - 1] ?? 0) & 0xfc) === 0xd8) return [2, 2];
  return [0, 0];
}

/** Works on the 7-byte state of Node's `StringDecoder`: up to 4 held bytes, missing, buffered, encoding. */
export function createStringDecoderBinding(context: ProcessContext): Binding {
  const facts = context.facts.bindings['string_decoder'] ?? {};
  const kMissing = facts['kMissingBytes'] as number;
  const kBuffered = facts['kBufferedBytes'] as number;
  const kEncoding = facts['kEncodingField'] as number;
  return {
    ...facts,
    encodings: [...ENCODINGS],
    decode: (state: Uint8Array, input: ArrayBufferView) => {
      const encoding = ENCODINGS[state[kEncoding] ?? 1] ?? 'utf8';
      const held = state.slice(0, state[kBuffered] ?? 0);
      const bytes = new Uint8Array(held.length + input.byteLength);
      bytes.set(held);
      bytes.set(new Uint8Array(input.buffer, input.byteOffset, input.byteLength), held.length);
      // Node does not look for a surrogate where it completes a character of an earlier chunk.
      const isCompleted = encoding === 'utf16le' && held.length > 0 && bytes.length === 2;
      const [tail, missing] = isCompleted ? [0, 0] : incompleteTail(bytes, encoding);
      state.set(bytes.subarray(bytes.length - tail));
      state[kBuffered] = tail;
      state[kMissing] = missing;
      return decode(bytes.subarray(0, bytes.length - tail), encoding);
    },
    flush: (state: Uint8Array) => {
      const encoding = ENCODINGS[state[kEncoding] ?? 1] ?? 'utf8';
      let held = state.slice(0, state[kBuffered] ?? 0);
      if (encoding === 'utf16le' && held.length % 2 === 1) held = held.subarray(0, held.length - 1);
      state[kBuffered] = 0;
      state[kMissing] = 0;
      return decode(held, encoding);
    },
  };
}
