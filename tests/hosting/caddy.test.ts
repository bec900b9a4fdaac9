import { afterAll, beforeAll } from 'vitest';
import { caddyfile, SITE_PORT, SITE_ROOT } from '../../src/site/hosting-files.ts';
import { freePort } from '../support/free-port.ts';
import { describeWith } from '../support/needs.ts';
import { servesBelowAPath } from './below-a-path.ts';
import { DIST, servesTheSite } from './expectations.ts';
import { gradesALab } from './graded.ts';
import { serveWith, type Served } from './serve.ts';

describeWith('caddy', (caddy) => {
  const start = async (dir: string, base: string): Promise<Served> => {
    const port = await freePort();
    const site = caddyfile(base).replace(`:${SITE_PORT} {`, `http://127.0.0.1:${port} {`).replace(SITE_ROOT, dir);
    const config = `{\n\tadmin off\n\tauto_https off\n}\n${site}`;
    return serveWith(caddy, config, port, (path) => ['run', '--adapter', 'caddyfile', '--config', path]);
  };
  let served: Served | undefined;
  beforeAll(async () => {
    served = await start(DIST, '/');
  });
  afterAll(() => served?.stop());

  gradesALab(() => served?.url ?? '');
  servesTheSite(() => served?.url ?? '', { brotli: true });
  servesBelowAPath(start, { brotli: true });
});
