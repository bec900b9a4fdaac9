// doc: https://github.com/mcollina/autocannon#programmatically counts the requests it was told to make
import { createServer } from 'node:http';
import { once } from 'node:events';
import autocannon from 'autocannon';

let served = 0;
const server = createServer((_request, response) => {
  served++;
  response.end('ok');
}).listen(0);
await once(server, 'listening');
const result = await autocannon({ url: `http://localhost:${server.address().port}`, connections: 4, amount: 100 });
console.log(result.requests.total, result['2xx'], result.errors, result.non2xx, served);
console.log(result.latency.max >= result.latency.p50, result.throughput.total > 0);
server.close();
server.closeAllConnections();
