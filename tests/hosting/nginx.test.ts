import { afterAll, beforeAll } from 'vitest';
import { nginxConf, SITE_PORT, SITE_ROOT } from '../../src/site/hosting-files.ts';
import { freePort } from '../support/free-port.ts';
import { describeWith } from '../support/needs.ts';
import { DIST, servesTheSite } from './expectations.ts';
import { gradesALab } from './graded.ts';
import { serveWith, type Served } from './serve.ts';

describeWith('nginx', (nginx) => {
  let served: Served | undefined;

  beforeAll(async () => {
    const port = await freePort();
    const site = nginxConf().replace(`listen ${SITE_PORT}`, `listen 127.0.0.1:${port}`).replace(SITE_ROOT, DIST);
    // What Debian's own nginx.conf does around files in conf.d, without its paths under /var.
    const config = `daemon off; user ${process.getuid?.() === 0 ? 'root' : ''}; pid nginx.pid; error_log stderr; events {}
http { access_log off; client_body_temp_path tmp; proxy_temp_path tmp; fastcgi_temp_path tmp; uwsgi_temp_path tmp;
scgi_temp_path tmp;\n${site}}`.replace('user ;', '');
    served = await serveWith(nginx, config, port, (path, folder) => ['-p', folder, '-c', path, '-e', 'stderr']);
  });
  afterAll(() => served?.stop());

  gradesALab(() => served?.url ?? '');
  servesTheSite(() => served?.url ?? '', { brotli: false });
});
