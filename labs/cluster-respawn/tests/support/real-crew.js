/** A supervisor over real cluster workers. Each says hello when it runs, and crashes when told to. */
import cluster from 'node:cluster';
import { on } from 'node:events';
import { Supervisor } from '../../supervisor.js';

/** `ids.next()` resolves with the next worker that says hello. Whatever is left is killed at the end of the test. */
export function realCrew(t, options) {
  cluster.setupPrimary({ exec: `${import.meta.dirname}/real-worker.js` });
  const forked = [];
  const note = (worker) => forked.push(worker);
  cluster.on('fork', note);
  const supervisor = new Supervisor({ cluster, ...options });
  const hellos = on(cluster, 'message');
  t.after(() => {
    cluster.off('fork', note);
    cluster.removeAllListeners('exit'); // nothing of the reader's may fork again
    for (const worker of forked) {
      worker.removeAllListeners('exit');
      worker.process.kill('SIGKILL');
    }
    return hellos.return();
  });
  const ids = {
    async next() {
      const [worker] = (await hellos.next()).value;
      return { worker, pid: worker.process.pid };
    },
  };
  return { supervisor, ids, forked };
}
