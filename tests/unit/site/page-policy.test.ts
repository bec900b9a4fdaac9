import { describe, expect, test } from 'vitest';
import { inlineScriptHashes, withPagePolicy } from '../../../src/site/page-policy.ts';

// printf 'alert(1)' | openssl dgst -sha256 -binary | base64
const ALERT = "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='";

describe('inlineScriptHashes', () => {
  test('hashes the exact text of a script, each text once', () => {
    expect(inlineScriptHashes('<script>alert(1)</script><script type="module">alert(1)</script>')).toEqual([ALERT]);
  });

  test('a script with a source, and data no browser runs, need no hash', () => {
    expect(inlineScriptHashes('<script src="/a.js"></script><script type="application/ld+json">{}</script>')).toEqual(
      [],
    );
  });

  test('a data-src attribute does not make a script external', () => {
    expect(inlineScriptHashes('<script data-src="x">alert(1)</script>')).toEqual([ALERT]);
  });
});

describe('withPagePolicy', () => {
  test('the policy comes before every script and names its hash', () => {
    const page = withPagePolicy('<head><meta charset="utf-8"><script>alert(1)</script></head>');
    expect(page.indexOf('Content-Security-Policy')).toBeLessThan(page.indexOf('<script'));
    expect(page).toContain(`script-src 'self' 'wasm-unsafe-eval' ${ALERT};`);
  });

  test('a page without a character set is refused', () => {
    expect(() => withPagePolicy('<head></head>')).toThrow(/meta charset/);
  });
});
