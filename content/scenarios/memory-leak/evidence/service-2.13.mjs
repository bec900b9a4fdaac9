import { createServer } from 'node:http';
import { loadProfile, render } from './profiles.mjs';

export const server = createServer(async (req, res) => {
  const profile = await loadProfile(req.url);
  res.setHeader('content-type', 'application/json');
  res.end(await render(profile));
});
