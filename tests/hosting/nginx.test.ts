import { afterAll, beforeAll } from 'vitest';
import { nginxConf, SITE_PORT, SITE_ROOT } from '../../src/site/hosting-files.ts';
import { freePort } from '../support/free-port.ts';
import { describeWith } from '../support/needs.ts';
import { servesBelowAPath } from './below-a-path.ts';
import { DIST, servesTheSite } from './expectations.ts';
import { gradesALab } from './graded.ts';
import { serveWith, type Served } from './serve.ts';

describeWith('nginx', (nginx) => {
  const start = async (dir: string, base: string): Promise<Served> => {
    const port = await freePort();
    const site = nginxConf(base).replace(`listen ${SITE_PORT}`, `listen 127.0.0.1:${port}`).replace(SITE_ROOT, dir);
    // What Debian's own nginx.conf does around files in conf.d, without its paths under /var.
    const config = `daemon off; user ${process.getuid?.() === 0 ? 'root' : ''}; pid nginx.pid; error_log stderr; events {}
http { access_log off; client_body_temp_path tmp; proxy_temp_path tmp; fastcgi_temp_path tmp; uwsgi_temp_path tmp;
scgi_temp_path tmp;\n${site}}`.replace('user ;', '');
    return serveWith(nginx, config, port, (path, folder) => ['-p', folder, '-c', path, '-e', 'stderr']);
  };
  let served: Served | undefined;
  beforeAll(async () => {
    served = await start(DIST, '/');
  });
  afterAll(() => served?.stop());

  gradesALab(() => served?.url ?? '');
  servesTheSite(() => served?.url ?? '', { brotli: false });
  servesBelowAPath(start, { brotli: false });
});
