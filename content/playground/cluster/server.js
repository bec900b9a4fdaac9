import cluster from 'node:cluster';
import { createServer } from 'node:http';

const PROCESSES = 2;
const port = Number(process.env.PORT ?? 3000);

if (cluster.isPrimary) {
  for (let i = 0; i < PROCESSES; i += 1) cluster.fork();
  cluster.on('listening', (worker, address) => console.log(`worker ${worker.id} listens on port ${address.port}`));
  cluster.on('exit', (worker, code) => {
    console.log(`worker ${worker.id} ended with code ${code}, starting another`);
    // At once is all right here; where workers crash as they start, wait longer each time.
    cluster.fork();
  });
} else {
  createServer((request, response) => {
    if (request.url === '/crash') {
      response.end('goodbye\n', () => process.exit(1));
      return;
    }
    response.end(`answered by worker ${cluster.worker.id}\n`);
  }).listen(port);
}
