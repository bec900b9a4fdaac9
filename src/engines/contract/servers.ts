import type { EngineRequest, EngineResponse } from '../types.ts';
import { equal, holds, rejects, type ContractCase, type ContractKit } from './case.ts';

/** Prints the port that it got. `/leave` closes the server. */
const SERVER = `
  import { createServer } from 'node:http';
  const server = createServer((request, response) => {
    if (request.url === '/leave') server.close();
    let body = '';
    request.setEncoding('utf8').on('data', (part) => (body += part)).on('end', () => {
      response.writeHead(201, { 'X-Method': request.method, 'Set-Cookie': ['a=1', 'b=2'], Connection: 'close' });
      response.end(request.url + ' ' + request.headers['x-mine'] + ' ' + body);
    });
  }).listen(0, () => console.log('port ' + server.address().port));`;

interface Server {
  port: number;
  kill(): void;
  ended: Promise<unknown>;
}

/** Starts {@link SERVER}, and waits for its port. */
async function startServer({ engine }: ContractKit): Promise<Server> {
  await engine.mount({ 'server.mjs': SERVER });
  const port = Promise.withResolvers<number>();
  let printed = '';
  const process = await engine.spawn('node', ['server.mjs'], {
    limits: { timeoutMs: 40_000 },
    onOutput: ({ bytes }) => {
      printed += new TextDecoder().decode(bytes);
      const found = /port (\d+)\n/.exec(printed)?.[1];
      if (found !== undefined) port.resolve(Number(found));
    },
  });
  void process.exit.then(({ reason }) => port.reject(new Error(`the server ended: ${reason}, ${printed}`)));
  return { port: await port.promise, kill: () => process.kill(), ended: process.exit };
}

/** Engines without a way to their ports have no such case to keep. */
function fetcher({ engine }: ContractKit): (port: number, request: EngineRequest) => Promise<EngineResponse> {
  return (port, request) => engine.fetch?.(port, request) ?? Promise.reject(new Error('there is no fetch()'));
}

/** Promises about servers that programs start. */
export const SERVER_CASES: readonly ContractCase[] = [
  {
    id: 'servers/fetch',
    promise: 'fetch() sends method, path, headers and body to a server, and brings back its whole answer',
    requires: 'http-server',
    async run(kit) {
      const request = fetcher(kit);
      const server = await startServer(kit);
      try {
        const headers = { 'X-Mine': 'yes' };
        const answer = await request(server.port, { method: 'POST', path: '/a?b=1', headers, body: 'grüße' });
        equal([answer.status, answer.statusText], [201, 'Created'], 'status');
        equal(new TextDecoder().decode(answer.body), '/a?b=1 yes grüße', 'body');
        const named = (wanted: string): string[] =>
          answer.headers.flatMap(([name, value]) => (name === wanted ? [value] : []));
        equal([named('x-method'), named('set-cookie')], [['POST'], ['a=1', 'b=2']], 'headers');
        const second = await request(server.port, { path: '/second' });
        equal(new TextDecoder().decode(second.body), '/second undefined ', 'body of a second request');
      } finally {
        server.kill();
        await server.ended;
      }
    },
  },
  {
    id: 'servers/refused',
    promise: 'fetch() fails with code ECONNREFUSED where nobody listens, and leaves no file behind',
    requires: 'http-server',
    async run(kit) {
      const server = await startServer(kit);
      await fetcher(kit)(server.port, { path: '/leave' });
      equal(await server.ended, { code: 0, signal: null, reason: 'exit' }, 'how a server that closes ends');
      const error = await rejects(fetcher(kit)(server.port, { path: '/' }), 'a request to nobody');
      equal((error as { code?: unknown }).code, 'ECONNREFUSED', 'the code of the error');
      equal(
        (await kit.engine.readdir('.')).filter((name) => name.endsWith('.mjs')),
        ['server.mjs'],
        'files',
      );
    },
  },
  {
    id: 'servers/ports',
    promise: 'onPort() tells when a server begins to listen, and when it ceases: closed, or ended with its process',
    requires: 'http-server',
    async run(kit) {
      const { engine } = kit;
      if (engine.onPort === undefined) return;
      const seen: [port: number, open: boolean][] = [];
      let next = Promise.withResolvers<undefined>();
      const stop = await engine.onPort((port, open) => {
        seen.push([port, open]);
        next.resolve(undefined);
      });
      const events = async (count: number): Promise<void> => {
        while (seen.length < count) {
          next = Promise.withResolvers();
          await next.promise;
        }
      };
      const first = await startServer(kit);
      await events(1);
      equal(seen, [[first.port, true]], 'after it was started');
      await fetcher(kit)(first.port, { path: '/leave' });
      await first.ended;
      await events(2);
      const second = await startServer(kit);
      await events(3);
      second.kill();
      await second.ended;
      await events(4);
      const wanted = [first.port, second.port].flatMap((port) => [
        [port, true],
        [port, false],
      ]);
      equal(seen, wanted, 'ports of two servers');
      stop();
      const third = await startServer(kit);
      third.kill();
      await third.ended;
      holds(seen.length === 4, 'nothing is told any more');
    },
  },
];
