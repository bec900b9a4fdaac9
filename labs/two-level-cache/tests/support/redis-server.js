/**
 * Redis as far as the tests need it: a TCP server that speaks RESP. Time is what the test says, and so are delays and failures.
 *
 * Commands: PING, GET, SET with PX or EX, PTTL, DEL, SCAN with MATCH and COUNT, PUBLISH, SUBSCRIBE.
 */
import net from 'node:net';
import { RespReader, encodeValue } from '../../resp.js';

/** Starts a server on a free port. `now` is its clock, in milliseconds. */
export async function startRedis(now) {
  const server = new RedisServer(now);
  await server.start();
  return server;
}

class RedisServer {
  /** @type {Map<string, { text: string, expiresAt: number }>} */
  entries = new Map();
  /** Names of the commands it got. */
  log = [];
  port = 0;
  #now;
  #server;
  #sockets = new Set();
  /** @type {Map<net.Socket, Set<string>>} */
  #subscribers = new Map();
  /** What to do before a command is carried out. */
  #before = new Map();
  /** Replies that are held back, while it is stalled. */
  #held;
  #stalled = Promise.withResolvers();
  #stalls = () => true;
  #failure;

  constructor(now) {
    this.#now = now;
  }

  /** Listens, after a stop on the same port. */
  async start() {
    this.#server = net.createServer((socket) => this.#accept(socket));
    await new Promise((resolve) => this.#server.listen(this.port, '127.0.0.1', resolve));
    this.port = this.#server.address().port;
  }

  /** Ends all connections and refuses new ones. */
  async stop() {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  /** Holds replies back: those to the commands named, or all. `holding` fulfils when there is one. */
  stall(...names) {
    this.#held = [];
    this.#stalls = (name) => names.length === 0 || names.includes(name);
    this.#stalled = Promise.withResolvers();
    return { holding: this.#stalled.promise };
  }

  /** Sends what was held back. */
  resume() {
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const send of held) send();
  }

  /** Answers each command with this error from now on; `undefined` ends it. */
  fail(message) {
    this.#failure = message;
  }

  /** Does something just before the next command of this name is carried out. */
  before(name, action) {
    this.#before.set(name, action);
  }

  /** Cuts the connections of all who are subscribed. */
  cutSubscribers() {
    for (const socket of this.#subscribers.keys()) socket.destroy();
  }

  #accept(socket) {
    const reader = new RespReader();
    this.#sockets.add(socket);
    socket.on('data', (piece) => reader.push(piece).forEach((args) => this.#receive(socket, args)));
    socket.on('error', () => {});
    socket.on('close', () => {
      this.#sockets.delete(socket);
      this.#subscribers.delete(socket);
    });
  }

  #receive(socket, [command, ...args]) {
    const name = command.toUpperCase();
    this.log.push(name);
    this.#before.get(name)?.();
    this.#before.delete(name);
    const reply = this.#carryOut(socket, name, args);
    const send = () => socket.write(encodeValue(reply));
    if (this.#held === undefined || !this.#stalls(name) || this.#subscribers.has(socket)) {
      send();
      return;
    }
    this.#held.push(send);
    this.#stalled.resolve();
  }

  #carryOut(socket, name, args) {
    if (this.#failure !== undefined) return new Error(this.#failure);
    switch (name) {
      case 'PING':
        return this.#subscribers.has(socket) ? ['pong', ''] : 'PONG';
      case 'GET':
        return this.#live(args[0])?.text ?? null;
      case 'SET':
        return this.#set(args);
      case 'PTTL':
        return this.#pttl(args[0]);
      case 'DEL':
        return args.filter((key) => this.#live(key) !== undefined && this.entries.delete(key)).length;
      case 'SCAN':
        return this.#scan(args);
      case 'PUBLISH':
        return this.#publish(args);
      case 'SUBSCRIBE':
        this.#subscribers.set(socket, new Set([...(this.#subscribers.get(socket) ?? []), args[0]]));
        return ['subscribe', args[0], this.#subscribers.get(socket).size];
      default:
        return new Error(`ERR unknown command '${name}'`);
    }
  }

  #live(key) {
    const entry = this.entries.get(key);
    if (entry === undefined || this.#now() < entry.expiresAt) return entry;
    this.entries.delete(key);
    return undefined;
  }

  #set([key, text, unit, amount]) {
    if (text === undefined) return new Error("ERR wrong number of arguments for 'set' command");
    const ms = { PX: 1, EX: 1_000 }[unit?.toUpperCase()];
    if (unit !== undefined && !(ms !== undefined && /^[1-9]\d*$/.test(amount))) return new Error('ERR syntax error');
    this.entries.set(key, { text, expiresAt: unit === undefined ? Infinity : this.#now() + ms * Number(amount) });
    return 'OK';
  }

  #pttl(key) {
    const entry = this.#live(key);
    if (entry === undefined) return -2;
    return entry.expiresAt === Infinity ? -1 : entry.expiresAt - this.#now();
  }

  /** The cursor is a position; MATCH knows `*` only. */
  #scan([cursor, ...options]) {
    const given = new Map();
    for (let at = 0; at < options.length; at += 2) given.set(options[at].toUpperCase(), options[at + 1]);
    const count = Number(given.get('COUNT') ?? 10);
    const all = [...this.entries.keys()].filter((key) => this.#live(key) !== undefined);
    const next = Number(cursor) + count;
    const fits = new RegExp(`^${(given.get('MATCH') ?? '*').split('*').map(RegExp.escape).join('[^]*')}$`);
    const page = all.slice(Number(cursor), next).filter((key) => fits.test(key));
    return [next < all.length ? String(next) : '0', page];
  }

  #publish([channel, message]) {
    const hearing = [...this.#subscribers].filter(([, channels]) => channels.has(channel));
    for (const [socket] of hearing) socket.write(encodeValue(['message', channel, message]));
    return hearing.length;
  }
}
