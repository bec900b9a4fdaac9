import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { describe, it } from 'node:test';
import { follow } from '../feed.js';
import { Client } from './support/client.js';

describe('listeners', () => {
  it('sends the prices of its symbol while the client is there', () => {
    const bus = new EventEmitter();
    const [client, other] = [new Client(), new Client()];
    follow(bus, client, 'HOT');
    follow(bus, other, 'ICE');
    bus.emit('price', { symbol: 'HOT', price: 7 });
    bus.emit('price', { symbol: 'ICE', price: 9 });
    client.close();
    bus.emit('price', { symbol: 'HOT', price: 8 });
    bus.emit('price', { symbol: 'ICE', price: 10 });
    assert.deepEqual(client.sent, ['HOT 7'], 'A client gets its own symbol, and nothing after it has closed.');
    assert.deepEqual(other.sent, ['ICE 9', 'ICE 10'], 'The other client goes on.');
  });

  it('leaves nothing when the client closes', () => {
    const bus = new EventEmitter();
    const clients = Array.from({ length: 8 }, () => new Client());
    for (const client of clients) follow(bus, client, 'HOT');
    for (const client of clients) client.close();
    const left = bus.listenerCount('price');
    const onClients = clients.reduce((sum, client) => sum + client.listening, 0);
    const why =
      'The bus lives for ever, and each listener holds its client with all its buffers. That is the leak that grows with traffic.';
    assert.equal(left, 0, `8 clients came and went, and ${left} listeners are left on the bus. ${why}`);
    assert.equal(onClients, 0, `${onClients} listeners are left on the clients. ${why}`);
  });

  it('leaves nothing when it is stopped', () => {
    const bus = new EventEmitter();
    const client = new Client();
    for (let round = 0; round < 5; round += 1) {
      const stop = follow(bus, client, 'HOT');
      stop();
      stop();
    }
    const left = { bus: bus.listenerCount('price'), client: client.listening };
    assert.deepEqual(
      left,
      { bus: 0, client: 0 },
      'One client followed and stopped five times, and stays connected. What is left on it adds up for as long as the connection lives.',
    );
  });

  it('touches no listener of others', () => {
    const bus = new EventEmitter();
    const client = new Client();
    const heard = [];
    bus.on('price', () => heard.push('audit'));
    client.on('close', () => heard.push('access log'));
    const stop = follow(bus, client, 'HOT');
    follow(bus, client, 'ICE');
    stop();
    bus.emit('price', { symbol: 'ICE', price: 3 });
    client.close();
    bus.emit('price', { symbol: 'ICE', price: 4 });
    assert.deepEqual(
      { heard, sent: client.sent },
      { heard: ['audit', 'access log', 'audit'], sent: ['ICE 3'] },
      'Stopping one symbol must leave the other one, the audit and the access log alone. A mend that takes the neighbours along is an outage.',
    );
  });

  it('does not follow for a client that is gone', () => {
    const bus = new EventEmitter();
    const client = new Client();
    client.close();
    const stop = follow(bus, client, 'HOT');
    const left = bus.listenerCount('price') + client.listening;
    stop();
    assert.equal(
      left,
      0,
      `The client closed before follow() was called, say during a login. Its close event will not come again, and ${left} listeners wait for it.`,
    );
  });
});
