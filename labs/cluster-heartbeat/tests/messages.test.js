import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TEST } from './support/clock.js';
import { settle, watch } from './support/watch.js';

const why = 'A message that is handled twice counts a request twice, books an order twice, forks twice.';

describe('messages', () => {
  it('hands each message over once, with its sender', TEST, async () => {
    const { cluster, heard } = watch();
    const [first, second] = cluster.forked;
    first.say({ type: 'requests', count: 3 });
    second.say({ type: 'requests', count: 5 });
    await settle();
    assert.deepEqual(
      heard,
      [
        [first.id, { type: 'requests', count: 3 }],
        [second.id, { type: 'requests', count: 5 }],
      ],
      `Two workers said one thing each. A worker's message is an event of the worker and of the cluster. ${why}`,
    );
  });

  it('hears workers that came later', TEST, async () => {
    const { cluster, heard } = watch({ workers: 1 });
    for (let crash = 0; crash < 3; crash += 1) cluster.last.crash();
    await settle();
    cluster.last.say('hello');
    await settle();
    assert.deepEqual(
      heard,
      [[cluster.last.id, 'hello']],
      `After three crashes the fourth worker said hello, once. ${why}`,
    );
  });

  it('takes messages that are no objects', TEST, async () => {
    const { cluster, heard } = watch({ workers: 1 });
    for (const message of ['ready', null, 7]) cluster.last.say(message);
    await settle();
    assert.deepEqual(
      heard.map(([, message]) => message),
      ['ready', null, 7],
      'Libraries send strings, and null can be sent too. A TypeError here ends the primary and with it every worker.',
    );
  });

  it('keeps heartbeats to itself', TEST, async () => {
    const { cluster, heard } = watch({ workers: 1 });
    cluster.last.beat();
    await settle();
    assert.deepEqual(heard, [], 'A heartbeat is for the monitor. onMessage must not get it.');
  });
});
