/** Bytes of V8's serialization format: varints, zigzag integers, doubles, strings, big integers. */

export class Writer {
  #buffer = new Uint8Array(256);
  #length = 0;

  #reserve(count: number): void {
    if (this.#length + count <= this.#buffer.length) return;
    const grown = new Uint8Array(Math.max(this.#buffer.length * 2, this.#length + count));
    grown.set(this.#buffer);
    this.#buffer = grown;
  }

  byte(value: number): void {
    this.#reserve(1);
    this.#buffer[this.#length++] = value;
  }

  bytes(source: Uint8Array): void {
    this.#reserve(source.length);
    this.#buffer.set(source, this.#length);
    this.#length += source.length;
  }

  varint(value: number): void {
    this.varintBig(BigInt(value >>> 0));
  }

  varintBig(value: bigint): void {
    let rest = value;
    while (rest >= 128n) {
      this.byte(Number(rest & 127n) | 128);
      rest >>= 7n;
    }
    this.byte(Number(rest));
  }

  zigzag(value: number): void {
    this.varint((value << 1) ^ (value >> 31));
  }

  double(value: number): void {
    this.bytes(new Uint8Array(Float64Array.of(value).buffer));
  }

  bigInt(value: bigint): void {
    let rest = value < 0n ? -value : value;
    const digits: number[] = [];
    while (rest > 0n) {
      digits.push(Number(rest & 255n));
      rest >>= 8n;
    }
    while (digits.length % 8 !== 0) digits.push(0);
    this.varint((digits.length << 1) | (value < 0n ? 1 : 0));
    this.bytes(Uint8Array.from(digits));
  }

  string(text: string, oneByteTag: number, twoByteTag: number): void {
    // eslint-disable-next-line no-control-regex -- the range of one-byte characters
    if (/^[\u0000-\u00ff]*$/.test(text)) {
      this.byte(oneByteTag);
      this.varint(text.length);
      this.#reserve(text.length);
      for (let i = 0; i < text.length; i++) this.#buffer[this.#length++] = text.charCodeAt(i);
      return;
    }
    // Two-byte characters are aligned: a padding byte stands before the tag where needed.
    const size = text.length * 2;
    const header = 1 + (size < 128 ? 1 : size < 16384 ? 2 : size < 2097152 ? 3 : 4);
    if ((this.#length + header) % 2 === 1) this.byte(0);
    this.byte(twoByteTag);
    this.varint(size);
    this.#reserve(size);
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      this.#buffer[this.#length++] = code & 255;
      this.#buffer[this.#length++] = code >> 8;
    }
  }

  release(): Uint8Array {
    const bytes = this.#buffer.slice(0, this.#length);
    this.#length = 0;
    return bytes;
  }
}

export class Reader {
  readonly #bytes: Uint8Array;
  #position = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  byte(): number {
    const byte = this.#bytes[this.#position++];
    if (byte === undefined) throw new Error('Unable to deserialize cloned data.');
    return byte;
  }

  /** The next tag; padding is skipped. */
  tag(): number {
    let tag = this.byte();
    while (tag === 0) tag = this.byte();
    return tag;
  }

  peek(): number {
    while (this.#bytes[this.#position] === 0) this.#position++;
    return this.#bytes[this.#position] ?? -1;
  }

  varintBig(): bigint {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = this.byte();
      value |= BigInt(byte & 127) << shift;
      if (byte < 128) return value;
    }
  }

  varint(): number {
    return Number(this.varintBig() & 0xffffffffn);
  }

  zigzag(): number {
    const value = this.varint();
    return (value >>> 1) ^ -(value & 1);
  }

  take(length: number): Uint8Array<ArrayBuffer> {
    if (this.#position + length > this.#bytes.length) throw new Error('Unable to deserialize cloned data.');
    const slice = this.#bytes.slice(this.#position, this.#position + length);
    this.#position += length;
    return slice;
  }

  /** Passes over `length` bytes and returns where they begin. */
  skip(length: number): number {
    const at = this.#position;
    if (at + length > this.#bytes.length) throw new Error('ReadRawBytes() failed');
    this.#position += length;
    return at;
  }

  double(): number {
    return new Float64Array(this.take(8).buffer)[0] ?? NaN;
  }

  bigInt(): bigint {
    const bits = this.varint();
    let value = 0n;
    for (const byte of this.take(bits >> 1).reverse()) value = (value << 8n) | BigInt(byte);
    return (bits & 1) === 1 ? -value : value;
  }

  string(twoByte: boolean): string {
    const bytes = this.take(this.varint());
    let text = '';
    if (twoByte) {
      for (let i = 0; i < bytes.length; i += 2)
        text += String.fromCharCode((bytes[i] ?? 0) | ((bytes[i + 1] ?? 0) << 8));
    } else {
      for (const byte of bytes) text += String.fromCharCode(byte);
    }
    return text;
  }
}
