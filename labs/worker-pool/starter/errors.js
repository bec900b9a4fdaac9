/**
 * An error of the pool itself, as opposed to an error that a task threw.
 * Callers decide by `code`; the message is for people.
 */
export class PoolError extends Error {
  /**
   * @param {'ERR_POOL_CLOSED' | 'ERR_POOL_TERMINATED' | 'ERR_QUEUE_FULL' | 'ERR_WORKER_CRASHED'} code
   * @param {string} message
   * @param {ErrorOptions} [options] `{ cause }` keeps the error that led to this one.
   */
  constructor(code, message, options) {
    super(message, options);
    this.name = 'PoolError';
    this.code = code;
  }
}
