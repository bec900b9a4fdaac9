import assert from 'node:assert/strict';
import cluster from 'node:cluster';
import { EventEmitter, once } from 'node:events';
import { describe, it } from 'node:test';
import { exitOnSignal } from '../shutdown.js';
import { TEST, settle } from './support/clock.js';
import { Client } from './support/wire.js';

/** A process that gets signals, a shutdown that ends when told to, and the codes of all exits. */
function wired() {
  const { promise, resolve, reject } = Promise.withResolvers();
  promise.catch(() => {}); // who does not wait for it does not have to catch it either
  let begins = 0;
  const shutdown = {
    ready: true,
    begin() {
      begins += 1;
      return promise;
    },
  };
  const source = new EventEmitter();
  const codes = [];
  exitOnSignal(shutdown, { process: source, exit: (code) => codes.push(code) });
  return { source, codes, resolve, reject, begins: () => begins };
}

describe('signals', () => {
  it('exits when the shutdown is over, not before', TEST, async () => {
    for (const signal of ['SIGTERM', 'SIGINT']) {
      const { source, codes, resolve, begins } = wired();
      source.emit(signal);
      await settle();
      assert.equal(begins(), 1, `${signal} must begin the shutdown.`);
      assert.deepEqual(codes, [], 'The shutdown has only begun, and the process exits: everything in flight is cut.');
      resolve('drained');
      await settle();
      assert.deepEqual(codes, [0], `After a drained shutdown on ${signal} the process must exit with 0.`);
    }
  });

  it('says by its exit code that something was cut', TEST, async () => {
    const { source, codes, resolve } = wired();
    source.emit('SIGTERM');
    resolve('forced');
    await settle();
    assert.deepEqual(codes, [1], 'Requests were cut. With exit code 0 nobody will ever look into it.');
  });

  it('exits also when the shutdown fails', TEST, async () => {
    const { source, codes, reject } = wired();
    source.emit('SIGTERM');
    reject(new Error('the pool does not close'));
    await settle();
    assert.deepEqual(codes, [1], 'begin() rejected. The process must end all the same, with code 1.');
  });

  it('takes several signals for one', TEST, async () => {
    const { source, codes, resolve } = wired();
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGTERM']) source.emit(signal);
    await settle();
    assert.deepEqual(
      codes,
      [],
      'A second signal cut the shutdown short. In a terminal, and in some containers, two come as one.',
    );
    resolve('drained');
    await settle();
    assert.deepEqual(codes, [0], `Three signals came, and exit was called ${codes.length} times.`);
  });

  it('goes on listening after the first signal', TEST, async () => {
    const { source } = wired();
    for (const signal of ['SIGTERM', 'SIGINT']) {
      source.emit(signal);
      await settle();
    }
    assert.deepEqual(
      ['SIGTERM', 'SIGINT'].filter((signal) => source.listenerCount(signal) === 0),
      [],
      'These signals have no listener any more. Without one, Node does what the system does by default: the second SIGTERM ends the process at once.',
    );
  });

  it('finishes a request of a real cluster worker', TEST, async (t) => {
    cluster.setupPrimary({ exec: `${import.meta.dirname}/support/real-service.js` });
    const worker = cluster.fork();
    t.after(() => worker.process.kill('SIGKILL'));
    const [{ port }] = await once(worker, 'listening');
    const client = await Client.connect(port);
    const answer = client.request('/slow');
    await once(worker, 'message'); // it has the request
    const exited = once(worker, 'exit');
    worker.process.kill('SIGTERM');
    await Promise.race([once(worker, 'message'), exited]); // the shutdown has begun, or is over already
    if (worker.isConnected()) worker.send('finish');
    assert.equal(
      (await answer)?.body,
      'slow',
      'A worker got SIGTERM with a request in flight. The request must be answered.',
    );
    const [code] = await exited;
    assert.equal(code, 0, 'All went well; the worker must exit with 0.');
  });
});
