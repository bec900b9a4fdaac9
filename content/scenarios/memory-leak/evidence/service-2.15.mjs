import { createServer } from 'node:http';
import { current } from './flags.mjs';
import { loadProfile, render } from './profiles.mjs';

export const server = createServer(async (req, res) => {
  const profile = await loadProfile(req.url);
  res.setHeader('content-type', 'application/json');
  // Read when it is needed: nobody subscribes, so nobody can forget to stop.
  res.end(await render({ ...profile, flags: current() }));
});
