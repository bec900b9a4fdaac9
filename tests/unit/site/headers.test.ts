import { describe, expect, test } from 'vitest';
import { headersFor } from '../../../src/site/headers.ts';

describe('headersFor', () => {
  test.each(['/', '/guides/worker-threads/', '/labs/worker-pool/', '/_astro/editor.worker.abc.js', '/sw.js'])(
    '%s is cross-origin isolated',
    (path) => {
      expect(headersFor(path)).toMatchObject({
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Cross-Origin-Embedder-Policy': 'require-corp',
        'Cross-Origin-Resource-Policy': 'same-origin',
        'X-Content-Type-Options': 'nosniff',
      });
    },
  );

  test('only names with a hash are cached for good', () => {
    expect(headersFor('/_astro/a.hash.js')['Cache-Control']).toContain('immutable');
    expect(headersFor('/engine/engine-hash.js')['Cache-Control']).toContain('immutable');
    expect(headersFor('/')['Cache-Control']).toContain('must-revalidate');
    expect(headersFor('/sw.js')['Cache-Control']).toContain('must-revalidate');
  });

  test("the engine's frame has an opaque origin and no network, and keeps what isolation needs", () => {
    const headers = headersFor('/engine/frame-abc.html');
    expect(headers['Content-Security-Policy']).toMatch(/^sandbox allow-scripts;/);
    expect(headers['Content-Security-Policy']).not.toContain('allow-same-origin');
    expect(headers['Content-Security-Policy']).toContain("connect-src 'none'");
    expect(headers['Cross-Origin-Embedder-Policy']).toBe('require-corp');
  });
});
