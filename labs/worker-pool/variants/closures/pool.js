import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { PoolError } from './errors.js';

/** The same contract without a class: a promise for each answer. */
export function WorkerPool({
  size = availableParallelism(),
  maxQueue = 1000,
  workerUrl = new URL('./worker.js', import.meta.url),
} = {}) {
  if (!Number.isInteger(size) || size < 1) throw new RangeError(`size is ${size}`);
  if (!(maxQueue >= 0)) throw new RangeError(`maxQueue is ${maxQueue}`);
  const waiting = [];
  const crew = new Set();
  const { promise: over, resolve: end } = Promise.withResolvers();
  let closing = false;

  function hire() {
    const worker = new Worker(workerUrl);
    const member = { worker, task: null };
    worker.on('error', (cause) => (member.cause = cause));
    worker.on('message', (reply) => member.answer(reply));
    worker.on('messageerror', (error) => member.answer({ ok: false, error }));
    worker.once('exit', (code) => {
      crew.delete(member);
      // An answer that came together with the end stands in a promise, and is read first.
      queueMicrotask(() => {
        const { task, cause } = member;
        task?.reject(new PoolError('ERR_WORKER_CRASHED', `exit ${code}`, { cause }));
        next();
      });
    });
    crew.add(member);
    return member;
  }

  const idle = () => [...crew].find(({ task }) => task === null) ?? (crew.size < size ? hire() : undefined);

  async function give(member, task) {
    const { worker } = member;
    try {
      worker.postMessage(task.message, task.list);
    } catch (error) {
      task.reject(error);
      return;
    }
    member.task = task;
    const reply = await new Promise((resolve) => (member.answer = resolve));
    if (member.task !== task) return;
    member.task = null;
    if (reply.ok) task.resolve(reply.value);
    else task.reject(reply.error);
    next();
  }

  function next() {
    for (let member; waiting.length > 0 && (member = idle()) !== undefined;) void give(member, waiting.shift());
    if (!closing || waiting.length > 0) return;
    for (const { worker, task } of crew) if (task === null) void worker.terminate();
    if (crew.size === 0) end();
  }

  this.run = (name, payload, { transferList: list = [] } = {}) =>
    new Promise((resolve, reject) => {
      const task = { message: { name, payload }, list, resolve, reject };
      if (closing) return reject(new PoolError('ERR_POOL_CLOSED', 'closed'));
      const member = idle();
      if (member) return void give(member, task);
      if (waiting.length >= maxQueue) return reject(new PoolError('ERR_QUEUE_FULL', `${maxQueue} wait`));
      waiting.push(task);
    });

  this.getStats = () => ({
    threads: crew.size,
    busy: [...crew].filter(({ task }) => task !== null).length,
    queued: waiting.length,
  });

  this.close = ({ force = false } = {}) => {
    closing = true;
    if (force) {
      const error = new PoolError('ERR_POOL_TERMINATED', 'by force');
      for (const task of waiting.splice(0)) task.reject(error);
      for (const member of crew) {
        member.task?.reject(error);
        member.task = null;
      }
    }
    next();
    return over;
  };
}
