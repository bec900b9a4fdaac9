import { createServer } from 'node:http';
import { flags } from './flags.mjs';
import { loadProfile, render } from './profiles.mjs';

// One listener for each request in flight is what we want here: no warning.
flags.setMaxListeners(0);

export const server = createServer(async (req, res) => {
  const profile = await loadProfile(req.url);
  // A flag may change while a profile is rendered.
  const onChange = (current) => {
    profile.flags = current;
  };
  flags.on('change', onChange);
  res.on('finish', () => flags.off('change', onChange));
  res.setHeader('content-type', 'application/json');
  res.end(await render(profile));
});
