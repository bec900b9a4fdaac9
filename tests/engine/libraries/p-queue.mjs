// doc: https://github.com/sindresorhus/p-queue#usage a queue with concurrency, priority and events
import PQueue from 'p-queue';

const queue = new PQueue({ concurrency: 1, autoStart: false });
const order = [];
queue.addEventListener('active', () => order.push(`active ${queue.size}/${queue.pending}`));
queue.addEventListener('idle', () => order.push('idle'));
const results = Promise.all([
  queue.add(async () => order.push('low') && 'low', { priority: 0 }),
  queue.add(async () => order.push('high') && 'high', { priority: 1 }),
  queue
    .add(async () => {
      throw new Error('failed');
    })
    .catch((error) => error.message),
]);
console.log(queue.size, queue.isPaused);
queue.start();
console.log(await results);
await queue.onIdle();
console.log(order.join('\n'));
const slow = new PQueue({ timeout: 20 });
await slow.add(() => new Promise(() => {})).catch((error) => console.log(error.name));
