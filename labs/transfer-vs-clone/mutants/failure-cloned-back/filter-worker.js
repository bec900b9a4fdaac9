import { parentPort } from 'node:worker_threads';
import { operations } from './operations.js';
import { post } from './post.js';

/**
 * Runs one operation on one frame at a time, in place, and sends the frame back.
 *
 * In:  { id, name, buffer }, with the ArrayBuffer of the frame
 * Out: { id, buffer } when it is done, { id, buffer, error } when it has failed. Either way the memory returns.
 */
parentPort.on('message', ({ id, name, buffer }) => {
  let error;
  try {
    operations[name](new Uint8Array(buffer));
  } catch (thrown) {
    error = thrown;
  }
  if (error === undefined) post(parentPort, { id, buffer });
  else parentPort.postMessage({ id, buffer, error });
});
