import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { answerHeaders, withAnswerHeaders } from '../../../src/offline/answers.ts';
import { headerRules, headersFor } from '../../../src/site/headers.ts';

const RULES = headerRules('/');
const FRAME = 'engine/frame-0123456789.html';

describe('an answer of the service worker', () => {
  test.each(['', 'labs/lru-ttl/', '_astro/ts.worker-abcdefgh.js', 'engine/process-0123456789.js', FRAME, 'sw.js'])(
    'for "%s" from a host without headers has those of the table',
    (path) => {
      const { 'Cache-Control': _, ...wanted } = headersFor(`/${path}`, '/');
      const sent = new Headers({ 'content-type': 'text/html', etag: '"1"' });
      const headers = answerHeaders(RULES, path, sent);
      for (const [name, value] of Object.entries(wanted)) expect(headers.get(name)).toBe(value);
      expect(headers.get('content-type')).toBe('text/html');
      expect(headers.get('cache-control')).toBeNull();
    },
  );

  test('from a host with these headers is as it was', () => {
    const sent = new Headers(headersFor(`/${FRAME}`, '/'));
    expect([...answerHeaders(RULES, FRAME, sent)]).toEqual([...sent]);
  });

  test('keeps a policy of the host beside ours: browsers enforce both', () => {
    const sent = new Headers({ 'Content-Security-Policy': "img-src 'none'" });
    const policies = answerHeaders(RULES, FRAME, sent).get('Content-Security-Policy');
    expect(policies).toMatch(/^img-src 'none', sandbox allow-scripts;/);
  });

  test('overrules a host that opens what must be closed', () => {
    const sent = new Headers({ 'Cross-Origin-Opener-Policy': 'unsafe-none' });
    expect(answerHeaders(RULES, '', sent).get('Cross-Origin-Opener-Policy')).toBe('same-origin');
  });

  test('keeps status and body; an error of the network stays one', async () => {
    const missing = withAnswerHeaders(RULES, 'x/', new Response('no such page', { status: 404 }));
    expect(missing.status).toBe(404);
    expect(await missing.text()).toBe('no such page');
    const error = Response.error();
    expect(withAnswerHeaders(RULES, 'x/', error)).toBe(error);
    const unchanged = withAnswerHeaders(RULES, 'x/', new Response(null, { status: 304 }));
    expect(unchanged.status).toBe(304);
  });

  test('is a fresh one where the host redirects, as Cloudflare does for .html: browsers refuse a redirected answer to a navigation', async () => {
    const host = createServer(({ url }, response) => {
      if (url?.endsWith('.html')) response.writeHead(308, { Location: url.slice(0, -5) }).end();
      else response.end('the frame');
    }).listen(0, 'localhost');
    await once(host, 'listening');
    const sent = await fetch(`http://localhost:${(host.address() as AddressInfo).port}/${FRAME}`);
    const answer = withAnswerHeaders(RULES, FRAME, sent);
    expect([sent.redirected, answer.redirected, answer.status]).toEqual([true, false, 200]);
    expect(answer.headers.get('Content-Security-Policy')).toMatch(/^sandbox /);
    expect(await answer.text()).toBe('the frame');
    host.close();
  });
});
