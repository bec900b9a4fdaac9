/** The same contract with a chain of entries that is cut behind the last one. */
export class ErrorLog {
  #newest = null;

  constructor({ keep = 50, now = Date.now } = {}) {
    this.keep = keep;
    this.now = now;
  }

  record({ message }, { method, url }) {
    this.#newest = { entry: [this.now(), message, method, url], older: this.#newest };
    let last = this.#newest;
    for (let kept = 1; kept < this.keep && last.older; kept += 1) last = last.older;
    last.older = null;
  }

  recent() {
    const entries = [];
    for (let node = this.#newest; node; node = node.older) {
      const [at, message, method, url] = node.entry;
      entries.push({ at, message, method, url });
    }
    return entries;
  }
}
