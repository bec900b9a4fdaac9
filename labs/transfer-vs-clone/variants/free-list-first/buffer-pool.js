/**
 * A fixed number of ArrayBuffers of one size, lent out and taken back.
 *
 * A buffer that travels to a thread and back is another object when it returns. So the pool counts what is out and does not
 * remember who has what.
 */
export class BufferPool {
  #count;
  #bytes;
  /** @type {ArrayBuffer[]} */
  #free = [];
  #out = 0;
  #made = 0;
  /** Borrowers that wait, the oldest first. */
  /** @type {((buffer: ArrayBuffer) => void)[]} */
  #waiting = [];

  /**
   * @param {object} options
   * @param {number} options.count Most buffers that exist at a time.
   * @param {number} options.bytes Size of each.
   */
  constructor({ count, bytes }) {
    this.#count = count;
    this.#bytes = bytes;
  }

  /**
   * Fulfils with a buffer. A new one is made only when none is free. While `count` buffers are out, it waits, first come,
   * first served. The content of a buffer is whatever its last borrower left.
   *
   * @returns {Promise<ArrayBuffer>}
   */
  acquire() {
    if (this.#out === this.#count) return new Promise((resolve) => this.#waiting.push(resolve));
    this.#out += 1;
    return Promise.resolve(this.#free.pop() ?? this.#make());
  }

  /**
   * Takes a buffer back.
   *
   * @param {ArrayBuffer} buffer
   * @throws {RangeError} when its size is not that of the pool; a detached buffer has 0 bytes. It still counts as out.
   * @throws {Error} when this very buffer is in the pool already.
   */
  release(buffer) {
    if (buffer.byteLength !== this.#bytes) {
      throw new RangeError(`A buffer of ${this.#bytes} bytes was lent, ${buffer.byteLength} came back`);
    }
    if (this.#free.includes(buffer)) throw new Error('This buffer is in the pool already');
    const next = this.#waiting.shift();
    if (next) return next(buffer);
    this.#out -= 1;
    this.#free.push(buffer);
  }

  /** Says that one buffer which is out will never come back. The pool may make another in its place. */
  lost() {
    const next = this.#waiting.shift();
    if (next) next(this.#make());
    else this.#out -= 1;
  }

  /** Buffers in the pool, buffers lent out, and how many were ever made. */
  get stats() {
    return { free: this.#free.length, out: this.#out, made: this.#made };
  }

  #make() {
    this.#made += 1;
    return new ArrayBuffer(this.#bytes);
  }
}
