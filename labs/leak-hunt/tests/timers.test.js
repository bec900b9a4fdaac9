import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { heartbeat, withDeadline } from '../timers.js';
import { Client } from './support/client.js';
import { PaperClock } from './support/clock.js';

const why =
  'An armed timer holds its callback and all that the callback can see. With a deadline of 30 s and 1,000 requests a second, 30,000 of them wait at any time.';
const whyIntervals =
  'An interval never ends by itself. It holds its client for ever, and wakes the process for it every second.';

describe('timers', () => {
  it('clears the deadline when the answer comes', async () => {
    const clock = new PaperClock();
    const answer = await withDeadline(Promise.resolve('answer'), 30_000, clock);
    assert.equal(answer, 'answer', 'The answer arrives as it is.');
    assert.equal(clock.armed, 0, `Timers still armed after the answer: ${clock.armed}. ${why}`);
  });

  it('clears the deadline when the call fails', async () => {
    const clock = new PaperClock();
    const failure = new Error('refused');
    await assert.rejects(
      withDeadline(Promise.reject(failure), 30_000, clock),
      (error) => error === failure,
      'The very error arrives.',
    );
    assert.equal(clock.armed, 0, `Timers still armed after the failure: ${clock.armed}. ${why}`);
  });

  it('rejects at the deadline', async () => {
    const clock = new PaperClock();
    const waiting = withDeadline(new Promise(() => {}), 100, clock);
    const seen = waiting.then(
      () => 'fulfilled',
      (error) => error.code,
    );
    await Promise.resolve();
    clock.run(99);
    const armed = clock.armed;
    clock.run(1);
    assert.equal(armed, 1, 'One timer is armed until the deadline of 100 ms, by the clock of the options.');
    assert.equal(await seen, 'DEADLINE', 'At 100 ms it rejects with code DEADLINE.');
    assert.equal(clock.armed, 0, `No timer is armed afterwards. ${why}`);
  });

  it('beats until the client closes', () => {
    const clock = new PaperClock();
    const clients = [new Client(), new Client()];
    for (const client of clients) heartbeat(client, 1_000, clock);
    clock.run(2_500);
    clients[0].close();
    const armed = clock.armed;
    clock.run(1_000);
    assert.deepEqual(
      clients.map((client) => client.sent.length),
      [2, 3],
      'Two beats for the client that closed after 2.5 s, three for the other.',
    );
    assert.equal(armed, 1, `One client of two is left. Intervals still armed: ${armed}. ${whyIntervals}`);
    assert.equal(clients[0].listening, 0, 'No listener is left on the client.');
  });

  it('stops when asked, and does not start for the gone', () => {
    const clock = new PaperClock();
    const [client, gone] = [new Client(), new Client()];
    gone.close();
    const stop = heartbeat(client, 1_000, clock);
    heartbeat(gone, 1_000, clock);
    stop();
    stop();
    assert.deepEqual(
      { armed: clock.armed, listeners: client.listening + gone.listening },
      { armed: 0, listeners: 0 },
      `One heartbeat was stopped, one was asked for after its client had closed. Nothing may be left of either. ${whyIntervals}`,
    );
  });
});
