// doc: https://expressjs.com/en/starter/hello-world.html routes, parameters, JSON bodies, errors
import express from 'express';

const app = express();
app.use(express.json());
app.get('/', (_request, response) => response.send('Hello World!'));
app.get('/users/:id', (request, response) => response.json({ id: request.params.id, query: request.query }));
app.post('/echo', (request, response) => response.status(201).json(request.body));
app.get('/fail', async () => {
  throw new Error('broken');
});
// eslint-disable-next-line no-unused-vars -- four parameters make it an error handler
app.use((error, _request, response, _next) => response.status(500).json({ message: error.message }));
const server = app.listen(0, async () => {
  const url = `http://localhost:${server.address().port}`;
  const show = async (path, init) => {
    const response = await fetch(url + path, init);
    console.log(response.status, response.headers.get('content-type'), await response.text());
  };
  await show('/');
  await show('/users/7?sort=name&tag=a&tag=b');
  await show('/echo', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"a":[1,2]}' });
  await show('/fail');
  await show('/nowhere');
  const { headers } = await fetch(url);
  console.log(headers.get('x-powered-by'), headers.get('etag'));
  server.close(() => console.log('closed'));
  server.closeAllConnections();
});
