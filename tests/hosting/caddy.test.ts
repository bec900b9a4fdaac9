import { afterAll, beforeAll } from 'vitest';
import { caddyfile, SITE_PORT, SITE_ROOT } from '../../src/site/hosting-files.ts';
import { freePort } from '../support/free-port.ts';
import { describeWith } from '../support/needs.ts';
import { DIST, servesTheSite } from './expectations.ts';
import { gradesALab } from './graded.ts';
import { serveWith, type Served } from './serve.ts';

describeWith('caddy', (caddy) => {
  let served: Served | undefined;

  beforeAll(async () => {
    const port = await freePort();
    const site = caddyfile().replace(`:${SITE_PORT} {`, `http://127.0.0.1:${port} {`).replace(SITE_ROOT, DIST);
    const config = `{\n\tadmin off\n\tauto_https off\n}\n${site}`;
    served = await serveWith(caddy, config, port, (path) => ['run', '--adapter', 'caddyfile', '--config', path]);
  });
  afterAll(() => served?.stop());

  gradesALab(() => served?.url ?? '');
  servesTheSite(() => served?.url ?? '', { brotli: true });
});
