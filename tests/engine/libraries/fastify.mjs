// doc: https://fastify.dev/docs/latest/Guides/Getting-Started/ schema, hooks, plugins, injection and real requests
import Fastify from 'fastify';

const fastify = Fastify();
fastify.decorate('answer', 42);
fastify.addHook('onRequest', async (request) => {
  request.seen = true;
});
fastify.get('/', async () => ({ hello: 'world' }));
fastify.register(
  async (child) => {
    child.get(
      '/:n',
      { schema: { params: { type: 'object', properties: { n: { type: 'integer' } } } } },
      async (request) => ({ n: request.params.n, seen: request.seen, answer: child.answer }),
    );
  },
  { prefix: '/numbers' },
);
fastify.post(
  '/typed',
  {
    schema: {
      body: { type: 'object', required: ['name'], properties: { name: { type: 'string' } } },
      response: { 200: { type: 'object', properties: { name: { type: 'string' } } } },
    },
  },
  async (request) => ({ ...request.body, hidden: true }),
);

const injected = await fastify.inject('/numbers/5');
console.log(injected.statusCode, injected.json());
console.log((await fastify.inject('/numbers/x')).json());
console.log((await fastify.inject({ method: 'POST', url: '/typed', payload: {} })).json());
const url = await fastify.listen({ port: 0, host: '127.0.0.1' });
console.log(await (await fetch(url)).json());
const response = await fetch(`${url}/typed`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: '{"name":"ada"}',
});
console.log(response.status, response.headers.get('content-type'), await response.text());
await fastify.close();
console.log('closed');
