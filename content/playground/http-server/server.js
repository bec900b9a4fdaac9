import { createServer } from 'node:http';
import { performance } from 'node:perf_hooks';

/** Keeps the only thread busy: nobody else is answered meanwhile. */
function work(ms) {
  const end = performance.now() + ms;
  let turns = 0;
  while (performance.now() < end) turns += 1;
  return turns;
}

const port = Number(process.env.PORT ?? 3000);
let served = 0;

const server = createServer((request, response) => {
  served += 1;
  const { pathname } = new URL(request.url, 'http://localhost');
  const send = (status, value) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(`${JSON.stringify(value)}\n`);
  };
  if (pathname === '/') return send(200, { hello: 'Node', served });
  if (pathname === '/work') return send(200, { turns: work(50), served });
  return send(404, { error: `nothing at ${pathname}` });
});

server.listen(port, () => {
  console.log(`Listening on port ${server.address().port}. Send requests from "HTTP client".`);
});
