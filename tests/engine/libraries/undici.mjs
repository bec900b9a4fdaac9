// doc: https://undici.nodejs.org/#/?id=quick-start request, Pool, stream and interceptors over loopback
import { createServer } from 'node:http';
import { once } from 'node:events';
import { Agent, Pool, request, fetch } from 'undici';

const server = createServer((incoming, outgoing) => {
  let body = '';
  incoming
    .setEncoding('utf8')
    .on('data', (text) => (body += text))
    .on('end', () => {
      outgoing.setHeader('content-type', 'application/json');
      outgoing.end(JSON.stringify({ method: incoming.method, url: incoming.url, body }));
    });
}).listen(0);
await once(server, 'listening');
const origin = `http://localhost:${server.address().port}`;
const { statusCode, headers, body } = await request(`${origin}/foo`);
console.log(statusCode, headers['content-type'], await body.json());
const pool = new Pool(origin, { connections: 2 });
const answers = await Promise.all(
  [1, 2, 3].map(async (n) => (await pool.request({ path: `/${n}`, method: 'POST', body: String(n) })).body.json()),
);
console.log(answers);
await pool.close();
const dispatcher = new Agent({ keepAliveTimeout: 10 });
console.log(await (await fetch(`${origin}/fetched`, { dispatcher })).json());
await dispatcher.close();
await request('http://localhost:1/').catch((error) => console.log(error.code));
server.close();
server.closeAllConnections();
