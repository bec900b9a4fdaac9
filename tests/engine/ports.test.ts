/** Servers inside the engine, seen from the page: which ports are open, and requests to them. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { EnginePages, type PageEngine } from '../support/engine-page.ts';
import type { EngineProcess } from '../../src/engines/types.ts';

const SERVER = `
  const http = require('node:http');
  http.createServer((request, response) => {
    if (request.url === '/cut') { response.writeHead(200, { 'content-length': 9 }); response.write('half'); request.socket.destroySoon(); return; }
    let body = '';
    request.setEncoding('utf8').on('data', (part) => (body += part)).on('end', () => {
      response.writeHead(201, { 'x-method': request.method, 'set-cookie': ['a=1', 'b=2'] });
      response.write(request.url);
      setImmediate(() => response.end(' ' + request.headers['x-mine'] + ' ' + body));
    });
  }).listen(3000, () => console.log('listening'));
`;

let pages: EnginePages;
let engine: PageEngine;

beforeAll(async () => {
  pages = await EnginePages.start();
  engine = await pages.open();
});

afterAll(async () => {
  await pages.close();
});

async function startServer(): Promise<EngineProcess> {
  await engine.mount({ 'server.cjs': SERVER });
  const listening = Promise.withResolvers<undefined>();
  const started = await engine.spawn('node', ['server.cjs'], {
    onOutput: () => {
      listening.resolve(undefined);
    },
  });
  await listening.promise;
  return started;
}

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

it('answers requests of the page, and tells when the port opens and closes', async () => {
  const server = await startServer();
  expect(await engine.ports()).toEqual([[3000, true]]);

  const answer = await engine.fetch(3000, {
    method: 'POST',
    path: '/a?b=1',
    headers: { 'X-Mine': 'yes' },
    body: 'grüße',
  });
  expect(answer.status).toBe(201);
  expect(answer.headers).toContainEqual(['x-method', 'POST']);
  expect(answer.headers.filter(([name]) => name === 'set-cookie')).toEqual([
    ['set-cookie', 'a=1'],
    ['set-cookie', 'b=2'],
  ]);
  expect(text(answer.body)).toBe('/a?b=1 yes grüße');
  await expect(engine.fetch(3000, { path: '/cut' })).rejects.toThrow(/closed the connection/);

  server.kill();
  await server.exit;
  expect(await engine.ports()).toEqual([
    [3000, true],
    [3000, false],
  ]);
  await expect(engine.fetch(3000, { path: '/' })).rejects.toThrow(/Nothing listens on port 3000/);
});
