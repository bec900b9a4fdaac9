/** The same contract with a ring of fixed size. */
export class ErrorLog {
  constructor({ keep = 50, now = Date.now } = {}) {
    this.ring = new Array(keep);
    this.count = 0;
    this.now = now;
  }

  record(error, request) {
    const entry = JSON.stringify({ at: this.now(), message: error.message, method: request.method, url: request.url });
    this.ring[this.count % this.ring.length] = entry;
    this.count += 1;
  }

  recent() {
    const length = Math.min(this.count, this.ring.length);
    return Array.from({ length }, (_, back) => JSON.parse(this.ring[(this.count - 1 - back) % this.ring.length]));
  }
}
