import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { describe, it } from 'node:test';
import { startHeartbeat } from '../health.js';
import { FakeClock, TEST } from './support/clock.js';

/** A worker's `process`, its clock, and what it sent. */
function worker() {
  const clock = new FakeClock();
  const sent = [];
  const self = Object.assign(new EventEmitter(), {
    connected: true,
    send(message) {
      sent.push({ at: clock.now(), message });
      return true;
    },
  });
  const startedAt = clock.now();
  return { clock, self, sent, times: () => sent.map(({ at }) => at - startedAt) };
}

describe('heartbeat', () => {
  it('beats at once and then regularly', TEST, async () => {
    const { clock, self, sent, times } = worker();
    const stop = startHeartbeat({ everyMs: 500, process: self, clock });
    await clock.advance(1_600);
    stop();
    assert.deepEqual(
      times(),
      [0, 500, 1_000, 1_500],
      'everyMs is 500. The first beat comes at once: until then the primary cannot tell a worker that runs from one that never will.',
    );
    assert.equal(sent[0].message?.type, 'heartbeat', `The message is { type: 'heartbeat' }.`);
  });

  it('stops when told to', TEST, async () => {
    const { clock, self, times } = worker();
    const stop = startHeartbeat({ everyMs: 500, process: self, clock });
    await clock.advance(600);
    stop();
    await clock.advance(5_000);
    assert.deepEqual(times(), [0, 500], 'After stop() nothing may be sent.');
    assert.equal(clock.pending, 0, 'After stop() no timer may be left.');
  });

  it('ends with the channel', TEST, async () => {
    const { clock, self, times } = worker();
    startHeartbeat({ everyMs: 500, process: self, clock });
    await clock.advance(600);
    self.connected = false;
    self.emit('disconnect');
    await clock.advance(5_000);
    assert.deepEqual(
      times(),
      [0, 500],
      'The channel to the primary closed, and the worker went on sending. Each send() is then an error, in a worker that is about to finish its last requests.',
    );
    assert.equal(clock.pending, 0, 'A timer is left. The worker was sent away, and the timer keeps it alive for ever.');
  });
});
