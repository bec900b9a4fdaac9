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
  /** @type {PromiseWithResolvers<ArrayBuffer>[]} */
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
    const request = Promise.withResolvers();
    this.#waiting.push(request);
    this.#serve();
    return request.promise;
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
    if (this.#free.at(-1) === buffer) throw new Error('This buffer is in the pool already');
    this.#out -= 1;
    this.#free.push(buffer);
    this.#serve();
  }

  /** Says that one buffer which is out will never come back. The pool may make another in its place. */
  lost() {
    this.#out -= 1;
    this.#serve();
  }

  /** Buffers in the pool, buffers lent out, and how many were ever made. */
  get stats() {
    return { free: this.#free.length, out: this.#out, made: this.#made };
  }

  #serve() {
    while (this.#waiting.length > 0 && this.#out < this.#count) {
      this.#out += 1;
      this.#waiting.shift().resolve(this.#free.pop() ?? this.#make());
    }
  }

  #make() {
    this.#made += 1;
    return new ArrayBuffer(this.#bytes);
  }
}
