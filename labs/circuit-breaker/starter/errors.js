/** The circuit is open: the call did not reach the service. */
export class BreakerOpenError extends Error {
  code = 'ERR_BREAKER_OPEN';

  /** @param {number} retryAfterMs Milliseconds until a call may go through again. 0 while a probe is under way. */
  constructor(retryAfterMs) {
    super('The circuit is open');
    this.name = 'BreakerOpenError';
    this.retryAfterMs = retryAfterMs;
  }
}
