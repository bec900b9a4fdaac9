import { once } from 'node:events';
import { Agent, createServer, get } from 'node:http';

const REQUESTS = 10_000;
const IN_FLIGHT = 16;
const server = createServer((_request, response) => response.end('hello')).listen(0);
await once(server, 'listening');
const { port } = server.address();
const agent = new Agent({ keepAlive: true, maxSockets: IN_FLIGHT });

const request = () =>
  new Promise((resolve, reject) => {
    get({ port, agent }, (response) => {
      response.resume().once('end', resolve).once('error', reject);
    }).once('error', reject);
  });

let left = REQUESTS;
const begun = performance.now();
await Promise.all(
  Array.from({ length: IN_FLIGHT }, async () => {
    while (left-- > 0) await request();
  }),
);
console.log(JSON.stringify({ perSecond: REQUESTS / ((performance.now() - begun) / 1000) }));
agent.destroy();
server.close();
server.closeAllConnections();
