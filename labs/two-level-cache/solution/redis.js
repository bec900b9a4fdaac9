import net from 'node:net';
import { RedisError, RespReader, encodeCommand } from './resp.js';

/** A small client for Redis. It connects when the first command comes, and again after a connection was lost. */
export class RedisClient {
  #address;
  #connection;
  #subscriptions = new Set();

  /** @param {{ port: number, host?: string }} address */
  constructor({ port, host = '127.0.0.1' }) {
    this.#address = { port, host };
  }

  /**
   * Sends a command: `command('SET', 'a', '1', 'PX', 5000)`. Replies come in the order of the commands.
   *
   * @returns {Promise<string | number | null | unknown[]>} Rejects when Redis answers with an error, or when the connection is lost.
   */
  command(...args) {
    if (this.#connection === undefined || this.#connection.lost) this.#connection = new Connection(this.#address);
    return this.#connection.send(args);
  }

  /**
   * Listens to a channel on a connection of its own. Redis does not keep messages: who is not connected misses them.
   *
   * @param {string} channel
   * @param {{ onMessage: (message: string) => void, onLost: () => void }} listener `onLost` is told once, when the connection is gone and was not closed here.
   * @returns {Promise<{ ping: () => Promise<unknown>, close: () => void }>} Fulfils when Redis has confirmed. `ping` is answered after all messages sent before.
   */
  async subscribe(channel, { onMessage, onLost }) {
    const connection = new Connection(this.#address, { onMessage, onLost });
    this.#subscriptions.add(connection);
    await connection.send(['SUBSCRIBE', channel]);
    return { ping: () => connection.send(['PING']), close: () => connection.close() };
  }

  /** Closes all connections. Commands without a reply reject. */
  close() {
    this.#connection?.close();
    for (const connection of this.#subscriptions) connection.close();
  }
}

class Connection {
  lost = false;
  #socket;
  #waiting = [];
  #closed = false;
  #listener;

  constructor(address, listener) {
    this.#listener = listener;
    const reader = new RespReader();
    this.#socket = net.connect(address);
    this.#socket.on('data', (piece) => reader.push(piece).forEach((value) => this.#receive(value)));
    this.#socket.on('error', (error) => this.#end(error));
    this.#socket.on('close', () => this.#end(new Error('the connection to Redis was lost')));
  }

  send(args) {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#socket.write(encodeCommand(args));
    });
  }

  close() {
    this.#closed = true;
    this.#socket.destroy();
  }

  #receive(value) {
    if (this.#listener !== undefined && Array.isArray(value) && value[0] === 'message') {
      this.#listener.onMessage(value[2]);
      return;
    }
    const { resolve, reject } = this.#waiting.shift();
    if (value instanceof RedisError) reject(value);
    else resolve(value);
  }

  #end(error) {
    if (this.lost) return;
    this.lost = true;
    for (const { reject } of this.#waiting.splice(0)) reject(error);
    if (!this.#closed) this.#listener?.onLost();
  }
}
