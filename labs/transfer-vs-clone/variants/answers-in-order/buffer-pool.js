import { EventEmitter, once } from 'node:events';

/** The same contract as a queue of promises: each borrower follows the one before, and the first of them listens for room. */
export class BufferPool {
  #limits;
  #free = new Set();
  #out = 0;
  #made = 0;
  #last = Promise.resolve();
  #bell = new EventEmitter();

  constructor(limits) {
    this.#limits = limits;
  }

  acquire() {
    this.#last = this.#last.then(async () => {
      while (this.#out >= this.#limits.count) await once(this.#bell, 'room');
      this.#out += 1;
      const [buffer] = this.#free;
      if (this.#free.delete(buffer)) return buffer;
      this.#made += 1;
      return new ArrayBuffer(this.#limits.bytes);
    });
    return this.#last;
  }

  release(buffer) {
    if (buffer.byteLength !== this.#limits.bytes) throw new RangeError(`not a buffer of ${this.#limits.bytes} bytes`);
    if (this.#free.has(buffer)) throw new Error('released twice');
    this.#free.add(buffer);
    this.lost();
  }

  lost() {
    this.#out -= 1;
    this.#bell.emit('room');
  }

  get stats() {
    return { free: this.#free.size, out: this.#out, made: this.#made };
  }
}
