import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LoopMonitor } from '../monitor.js';
import { paperLoop } from './support/clock.js';

describe('sampling', () => {
  it('sees a block wherever it falls', async () => {
    const loop = paperLoop();
    const monitor = new LoopMonitor({ ...loop, resolutionMs: 10, windowMs: 1_000 });
    monitor.start();
    await loop.run(333);
    loop.block(200);
    await loop.run(20);
    const { max } = monitor.lag();
    const why = 'Your users wait for those 200 ms. A chart that shows almost 0 sends you to look in the wrong place.';
    assert.ok(
      max >= 190 && max <= 200,
      `One callback took 200 ms. With a timer of 10 ms always armed, max is between 190 and 200 ms; it is ${max}. ${why}`,
    );
  });

  it('is calm when the loop is', async () => {
    const loop = paperLoop();
    const monitor = new LoopMonitor({ ...loop, resolutionMs: 10 });
    const before = monitor.lag();
    monitor.start();
    await loop.run(500);
    const why =
      'The delay is what comes on top of the time you asked for. Who counts the 10 ms too has an alarm that never ends.';
    assert.deepEqual(before, { max: 0, p50: 0, p99: 0 }, 'Before start() there is no sample, and all figures are 0.');
    assert.deepEqual(monitor.lag(), { max: 0, p50: 0, p99: 0 }, `Every timer ran on time. ${why}`);
  });

  it('forgets what is older than the window', async () => {
    const loop = paperLoop();
    const monitor = new LoopMonitor({ ...loop, resolutionMs: 10, windowMs: 1_000 });
    monitor.start();
    await loop.run(100);
    loop.block(300);
    await loop.run(900);
    const within = monitor.lag().max;
    await loop.run(150);
    const after = monitor.lag().max;
    const why = 'A figure that remembers the start-up for ever cannot tell you how the service is now.';
    assert.ok(
      within >= 290,
      `900 ms after a block of 300 ms, a window of 1,000 ms still shows it; max is ${within}. ${why}`,
    );
    assert.equal(after, 0, `1,050 ms after it, max is 0 again. ${why}`);
  });

  it('starts once, stops for good and keeps nothing alive', async () => {
    const loop = paperLoop();
    const monitor = new LoopMonitor({ ...loop, resolutionMs: 10 });
    monitor.start();
    await loop.run(50);
    assert.equal(
      loop.alive(),
      0,
      'A monitor must not keep the process alive: a script that has finished its work would never end.',
    );
    const armed = loop.pending();
    monitor.start();
    assert.equal(
      loop.pending(),
      armed,
      'start() on a running monitor does nothing. Each more timer would be one that stop() does not know.',
    );
    monitor.stop();
    await loop.run(50);
    assert.equal(
      loop.pending(),
      0,
      'After stop() no timer is left. What is left behind runs, and holds memory, for ever.',
    );
  });

  it('begins anew after a pause', async () => {
    const loop = paperLoop();
    const monitor = new LoopMonitor({ ...loop, resolutionMs: 10, windowMs: 10_000 });
    monitor.start();
    await loop.run(50);
    loop.block(400);
    await loop.run(50);
    monitor.stop();
    await loop.run(3_000);
    monitor.start();
    await loop.run(100);
    const { max } = monitor.lag();
    assert.equal(
      max,
      0,
      `Nothing was blocked since the second start(), but max is ${max}. Neither the pause nor what was before it is a delay of now.`,
    );
  });

  it('takes an early timer for a timely one', async () => {
    const loop = paperLoop();
    const { setTimeout, setInterval } = loop.clock;
    const early = {
      ...loop.clock,
      setTimeout: (fn, ms, ...args) => setTimeout(fn, ms - 1, ...args),
      setInterval: (fn, ms, ...args) => setInterval(fn, ms - 1, ...args),
    };
    const monitor = new LoopMonitor({ ...loop, clock: early, resolutionMs: 10 });
    monitor.start();
    await loop.run(100);
    assert.deepEqual(
      monitor.lag(),
      { max: 0, p50: 0, p99: 0 },
      'Every timer ran 1 ms too early. Real ones do, by a fraction: they count whole milliseconds, and your clock does not. Nobody waits less than 0 ms.',
    );
  });

  it('is not late when it is stopped', async () => {
    const loop = paperLoop();
    const monitor = new LoopMonitor({ ...loop, resolutionMs: 10, windowMs: 1_000 });
    monitor.start();
    await loop.run(500);
    monitor.stop();
    await loop.run(5_000);
    const { max } = monitor.lag();
    assert.equal(
      max,
      0,
      `Five seconds after stop(), max is ${max}. Without a timer nothing is overdue: a monitor that is stopped for a shutdown must not call the loop overloaded.`,
    );
  });
});
