const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Writes the fields of one log entry into private memory; the journal copies the whole into the shared log. */
export class RecordWriter {
  #bytes = new Uint8Array(256);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;

  /** Starts a new record and returns this. */
  reset(): this {
    this.#length = 0;
    return this;
  }

  /** The record's bytes; valid until the next {@link reset}. */
  bytes(): Uint8Array<ArrayBuffer> {
    return this.#bytes.subarray(0, this.#length);
  }

  u8(value: number): this {
    this.#reserve(1);
    this.#view.setUint8(this.#length, value);
    this.#length += 1;
    return this;
  }

  u32(value: number): this {
    this.#reserve(4);
    this.#view.setUint32(this.#length, value);
    this.#length += 4;
    return this;
  }

  f64(value: number): this {
    this.#reserve(8);
    this.#view.setFloat64(this.#length, value);
    this.#length += 8;
    return this;
  }

  time(value: bigint): this {
    this.#reserve(8);
    this.#view.setBigInt64(this.#length, value);
    this.#length += 8;
    return this;
  }

  text(value: string): this {
    const size = value.length * 3;
    this.#reserve(4 + size);
    const { written } = encoder.encodeInto(value, this.#bytes.subarray(this.#length + 4, this.#length + 4 + size));
    this.#view.setUint32(this.#length, written);
    this.#length += 4 + written;
    return this;
  }

  #reserve(extra: number): void {
    const need = this.#length + extra;
    if (need <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(need, this.#bytes.length * 2));
    grown.set(this.#bytes);
    this.#bytes = grown;
    this.#view = new DataView(grown.buffer);
  }
}

/** Reads fields in the order in which {@link RecordWriter} wrote them. */
export class RecordReader {
  readonly #view: DataView;
  readonly #bytes: Uint8Array;
  #at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#at = at;
  }

  /** Whether fields are left. */
  get more(): boolean {
    return this.#at < this.#bytes.length;
  }

  u8(): number {
    return this.#view.getUint8(this.#at++);
  }

  u32(): number {
    this.#at += 4;
    return this.#view.getUint32(this.#at - 4);
  }

  f64(): number {
    this.#at += 8;
    return this.#view.getFloat64(this.#at - 8);
  }

  time(): bigint {
    this.#at += 8;
    return this.#view.getBigInt64(this.#at - 8);
  }

  text(): string {
    const length = this.u32();
    this.#at += length;
    return decoder.decode(this.#bytes.subarray(this.#at - length, this.#at));
  }
}
