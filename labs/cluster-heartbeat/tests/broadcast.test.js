import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TEST } from './support/clock.js';
import { settle, watch } from './support/watch.js';

const payload = { drop: 'product:7' };

describe('broadcast', () => {
  it('reaches every other worker, once', TEST, async () => {
    const { cluster, heard } = watch({ workers: 3 });
    const [sender, ...others] = cluster.forked;
    sender.say({ type: 'broadcast', payload });
    await settle();
    assert.deepEqual(
      others.map((worker) => worker.received),
      [[{ type: 'broadcast', payload }], [{ type: 'broadcast', payload }]],
      'Each of the two other workers must get { type, payload }, once. One that gets nothing serves stale data.',
    );
    assert.deepEqual(heard, [], 'A broadcast is between workers. onMessage must not get it.');
  });

  it('does not come back to its sender', TEST, async () => {
    const { cluster } = watch({ workers: 3 });
    const [, sender] = cluster.forked;
    sender.say({ type: 'broadcast', payload });
    await settle();
    assert.deepEqual(
      sender.received,
      [],
      'The sender got its own message back. It applies its own change twice, and if it answers a change with a broadcast, the two go on for ever.',
    );
  });

  it('spares workers that cannot hear', TEST, async () => {
    const { cluster } = watch({ workers: 4 });
    const [sender, crashed, leaving, well] = cluster.forked;
    crashed.crash();
    leaving.loseChannel();
    await settle();
    sender.say({ type: 'broadcast', payload });
    await settle();
    assert.deepEqual(
      cluster.undeliverable,
      [],
      'A message went to a worker whose channel is closed. In Node that is an error event, and without a listener the end of the primary.',
    );
    assert.equal(well.received.length, 1, 'The workers that are well must get the message all the same.');
    assert.equal(cluster.last.received.length, 1, 'The worker that replaced the crashed one must get it too.');
  });
});
