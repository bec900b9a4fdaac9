import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * Sends requests, 20 at a time. Every `abortEvery`th client goes away before its answer comes, as phones in a tunnel do; 0: none does.
 * @returns how many went away
 */
export async function drive(server, count, abortEvery) {
  if (!server.listening) await once(server.listen(0, '127.0.0.1'), 'listening');
  const agent = new Agent({ keepAlive: true, maxSockets: 20 });
  const { port } = server.address();
  let [sent, aborted] = [0, 0];
  const client = async () => {
    while (sent < count) {
      sent += 1;
      const goesAway = abortEvery > 0 && sent % abortEvery === 0;
      const req = request({ agent, port, host: '127.0.0.1', path: `/users/${sent}` });
      req.end();
      if (goesAway) {
        aborted += 1;
        const closed = once(req, 'close').catch(() => {});
        await once(req, 'socket');
        setTimeout(() => req.destroy(), 3);
        req.on('error', () => {});
        await closed;
      } else {
        const [res] = await once(req, 'response');
        await res.resume();
        await once(res, 'end');
      }
    }
  };
  await Promise.all(Array.from({ length: 20 }, client));
  agent.destroy();
  // The answers of those that went away are still being rendered.
  await delay(50);
  return aborted;
}
