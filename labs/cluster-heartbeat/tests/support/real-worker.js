import { startHeartbeat } from '../../health.js';

process.on('message', (message) => {
  if (message !== 'hang') return;
  const end = performance.now() + 3_000;
  // waits: it is to be found and killed, but not to run for ever: when a run is cut, nobody is left to kill this process.
  while (performance.now() < end);
  process.exit(7);
});
startHeartbeat({ everyMs: 20 });
// waits: some beats come before the hello, as with a worker that has been up for a while.
setTimeout(() => process.send('hello'), 100);
