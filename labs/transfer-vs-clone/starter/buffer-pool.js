/**
 * A fixed number of ArrayBuffers of one size, lent out and taken back.
 *
 * A buffer that travels to a thread and back is another object when it returns. So the pool counts what is out and does not
 * remember who has what.
 */
export class BufferPool {
  #bytes;
  #made = 0;

  /**
   * @param {object} options
   * @param {number} options.count Most buffers that exist at a time.
   * @param {number} options.bytes Size of each.
   */
  constructor({ count, bytes }) {
    this.#bytes = bytes;
  }

  /**
   * Fulfils with a buffer. A new one is made only when none is free. While `count` buffers are out, it waits, first come,
   * first served. The content of a buffer is whatever its last borrower left.
   *
   * @returns {Promise<ArrayBuffer>}
   */
  async acquire() {
    this.#made += 1;
    return new ArrayBuffer(this.#bytes);
  }

  /**
   * Takes a buffer back.
   *
   * @param {ArrayBuffer} buffer
   * @throws {RangeError} when its size is not that of the pool; a detached buffer has 0 bytes. It still counts as out.
   * @throws {Error} when this very buffer is in the pool already.
   */
  release(buffer) {}

  /** Says that one buffer which is out will never come back. The pool may make another in its place. */
  lost() {}

  /** Buffers in the pool, buffers lent out, and how many were ever made. */
  get stats() {
    return { free: 0, out: 0, made: this.#made };
  }
}
