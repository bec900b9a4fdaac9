import { EventEmitter } from 'node:events';

class Run extends EventEmitter {
  results = new Map();
  busy = 0;
  next = 0;
  state = 'open'; // 'asking', 'empty', 'failed'
  control = new AbortController();

  constructor(iterator, fn, limit, settle) {
    super();
    Object.assign(this, { iterator, fn, limit, settle });
    this.on('item', (value) => this.#call(value));
    this.on('change', () => this.#look());
  }

  break(reason) {
    if (this.state === 'failed') return;
    const open = this.state !== 'empty';
    this.state = 'failed';
    this.reason = reason;
    this.control.abort(reason);
    if (open) Promise.try(() => this.iterator.return?.()).catch(() => {});
    this.emit('change');
  }

  #look() {
    if (this.busy === 0 && this.state === 'failed') this.emit('end', [null, { reason: this.reason }]);
    else if (this.busy === 0 && this.state === 'empty') {
      this.emit('end', [Array.from({ length: this.next }, (_, n) => this.results.get(n))]);
    } else if (this.state === 'open' && this.busy < this.limit) this.#ask();
  }

  #ask() {
    this.state = 'asking';
    Promise.try(() => this.iterator.next()).then(
      ({ done, value }) => {
        if (this.state !== 'asking') return;
        this.state = done ? 'empty' : 'open';
        if (!done) this.emit('item', value);
        this.emit('change');
      },
      (error) => {
        if (this.state === 'asking') this.state = 'empty';
        this.break(error);
      },
    );
  }

  #call(item) {
    const index = this.next++;
    this.busy += 1;
    Promise.try(this.fn, item, { index, signal: this.control.signal })
      .then(
        (value) => this.results.set(index, this.settle ? { status: 'fulfilled', value } : value),
        (reason) => (this.settle ? this.results.set(index, { status: 'rejected', reason }) : this.break(reason)),
      )
      .then(() => {
        this.busy -= 1;
        this.emit('change');
      });
  }
}

export const mapPool = (source, fn, { concurrency, signal, settle = false } = {}) =>
  new Promise((resolve, reject) => {
    if (!Number.isInteger(concurrency) || concurrency < 1) return reject(new RangeError('concurrency'));
    if (signal?.aborted) return reject(signal.reason);
    const open = source[Symbol.asyncIterator] ?? source[Symbol.iterator];
    const run = new Run(open.call(source), fn, concurrency, settle);
    const onAbort = () => run.break(signal.reason);
    signal?.addEventListener('abort', onAbort);
    run.once('end', ([results, failure]) => {
      signal?.removeEventListener('abort', onAbort);
      if (failure) reject(failure.reason);
      else resolve(results);
    });
    run.emit('change');
  });
