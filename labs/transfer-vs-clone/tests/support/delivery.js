/** Posts and receives in one thread: what crosses a port is moved or cloned in the same way as between two threads. */
import assert from 'node:assert/strict';
import { afterEach } from 'node:test';
import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads';
import { post } from '../../post.js';

/** For `it`: the last net under a test. */
export const TEST = { timeout: 10_000 };

const open = [];
afterEach(() => {
  for (const port of open.splice(0)) port.close();
});

/** Two ports that are closed after the test. */
export function channel() {
  const { port1, port2 } = new MessageChannel();
  open.push(port1, port2);
  return [port1, port2];
}

/** What arrives at the other end when `message` is posted. `why` is a sentence on production. */
export function delivered(message, why) {
  const [near, far] = channel();
  try {
    post(near, message);
  } catch (error) {
    assert.fail(`Expected: the message is sent. But post() threw ${error.name}: ${error.message}. ${why}`);
  }
  const arrived = receiveMessageOnPort(far);
  assert.ok(arrived, `Expected: one message at the other port when post() has returned. None came. ${why}`);
  assert.equal(receiveMessageOnPort(far), undefined, `Expected: one message, but a second one came. ${why}`);
  return arrived.message;
}

/** Bytes 0, 1, 2 … 250, 0, 1 … in memory of their own. */
export function bytes(length) {
  return Uint8Array.from({ length }, (_, index) => index % 251);
}
