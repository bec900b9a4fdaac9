import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { inlineScriptHashes, pagePolicy, withPagePolicy } from '../../../src/site/page-policy.ts';

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
    expect(page).toMatch(
      new RegExp(`script-src 'self' 'wasm-unsafe-eval' 'sha256-[^']+' ${ALERT.replaceAll('+', '\\+')};`),
    );
  });

  test('text becomes code only through policies that are named, and the default one stands before every other script', () => {
    expect(pagePolicy('')).toMatch(/; require-trusted-types-for 'script'; trusted-types default hotpath$/);
    expect(pagePolicy('<div class="lab-frame">')).toMatch(/; trusted-types default hotpath [\w ]+ tokenizeToString$/);
    expect(pagePolicy('')).not.toMatch(/'unsafe-eval'|'allow-duplicates'|trusted-types[^;]*\*/);
    const page = withPagePolicy('<head><meta charset="utf-8"><script>alert(1)</script></head>');
    expect(page.indexOf("createPolicy('default'")).toBeLessThan(page.indexOf('alert(1)'));
  });

  test('the default policy lets elements be emptied and workers of this site start, and nothing else', () => {
    interface Rules {
      createHTML: (text: string) => string | null;
      createScriptURL: (url: string) => string | null;
      createScript?: unknown;
    }
    const body = /<script>([^<]*createPolicy[^<]*)<\/script>/.exec(withPagePolicy('<meta charset="utf-8">'))?.[1] ?? '';
    const made: [string, Rules][] = [];
    runInNewContext(body, {
      self: { trustedTypes: { createPolicy: (name: string, rules: Rules) => made.push([name, rules]) } },
      document: { baseURI: 'https://site.example/labs/x/' },
      location: { origin: 'https://site.example' },
      URL,
    });
    const [name, rules] = made[0] ?? [];
    expect(name).toBe('default');
    expect(rules?.createScript).toBeUndefined();
    expect(['', ' ', '<b>'].map((text) => rules?.createHTML(text))).toEqual(['', null, null]);
    const addresses = [
      '/_astro/w.js',
      'https://evil.example/w.js',
      '//evil.example/w.js',
      'data:text/javascript,1',
      'blob:x',
    ];
    expect(addresses.map((url) => rules?.createScriptURL(url))).toEqual(['/_astro/w.js', null, null, null, null]);
  });

  test('a page without a character set is refused', () => {
    expect(() => withPagePolicy('<head></head>')).toThrow(/meta charset/);
  });
});
