import { EventEmitter } from 'node:events';

/** A connection that notes what it was sent. */
export class Client extends EventEmitter {
  closed = false;
  sent = [];

  send(text) {
    this.sent.push(text);
  }

  close() {
    this.closed = true;
    this.emit('close');
  }

  /** Listeners for all events together. */
  get listening() {
    return this.eventNames().reduce((sum, name) => sum + this.listenerCount(name), 0);
  }
}
