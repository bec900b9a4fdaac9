/** The first worker of a primary beats for a moment and hangs then. All others are well and say hello. */
import cluster from 'node:cluster';
import { startHeartbeat } from '../../health.js';

const primary = process.ppid;

/** Seconds of CPU that this process has used. */
function cpuSeconds() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function hang() {
  const end = cpuSeconds() + 3;
  // waits: it is to be found and killed. When nobody does, it ends with its primary or after some work, so that no run leaves it behind.
  while (process.ppid === primary && cpuSeconds() < end);
  process.exit(7);
}

startHeartbeat({ everyMs: 20 });
// waits: some beats come before, as with a worker that has been up for a while.
if (cluster.worker.id === 1) setTimeout(hang, 100);
else process.send('hello');
