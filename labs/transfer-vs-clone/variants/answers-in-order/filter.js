import { post } from './post.js';

/** One thread answers in the order in which it was asked, so the oldest question is the one that was answered. */
export class Filter {
  #thread;
  #pool;
  /** @type {((answer?: object) => void)[]} */
  #asked = [];
  #ended = false;

  constructor(thread, pool) {
    this.#thread = thread;
    this.#pool = pool;
    thread.on('message', (answer) => this.#asked.shift()(answer));
    thread.once('exit', () => {
      this.#ended = true;
      for (const tell of this.#asked.splice(0)) tell();
    });
  }

  apply(name, frame, read) {
    return this.#pool.acquire().then(
      (buffer) =>
        new Promise((resolve, reject) => {
          let held = buffer;
          const end = (settle, value) => {
            if (held) this.#pool.release(held);
            else this.#pool.lost();
            settle(value);
          };
          try {
            if (this.#ended) throw new Error('the thread is gone');
            new Uint8Array(buffer).set(frame);
            post(this.#thread, { id: 0, name, buffer });
          } catch (error) {
            end(reject, error);
            return;
          }
          this.#asked.push((answer) => {
            held = answer?.buffer;
            try {
              if (!answer) throw new Error('the thread has died');
              if ('error' in answer) throw answer.error;
              end(resolve, read(new Uint8Array(held)));
            } catch (error) {
              end(reject, error);
            }
          });
        }),
    );
  }
}
