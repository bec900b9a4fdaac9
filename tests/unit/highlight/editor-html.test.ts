import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { darkPalette, lightPalette, type CodePalette } from '../../../src/components/editor/palette.ts';
import { highlight } from '../../../src/components/editor/shiki.ts';
import { INK_CLASS, INKS } from '../../../src/highlight/inks.ts';

describe('code of labs on the page', () => {
  it('is what the file says, without its last line break', async () => {
    const code = 'if (a < b && c) {\n\n  log("<p>&amp;");\n}\n';
    const html = await highlight(code, 'javascript');
    const text = html
      .replaceAll(/<[^>]*>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&amp;', '&');
    expect(text).toBe(code.slice(0, -1));
    expect(html.match(/<span class="line">/g)).toHaveLength(4);
  });

  it('stays plain in a language that nobody knows', async () => {
    expect(await highlight('a <b>', 'plaintext')).toBe(
      '<pre class="shiki"><code><span class="line">a &lt;b></span></code></pre>',
    );
  });

  it.each([
    ['.shiki', darkPalette],
    ["[data-theme='light'] .shiki", lightPalette],
  ])('has in "%s" the colours of the editor that takes its place', (selector, palette: CodePalette) => {
    const css = readFileSync('src/components/editor/inks.css', 'utf8').replaceAll(/\s+/g, ' ');
    const rules = new Map(
      [...css.matchAll(/([^{}/]+) \{ color: (#\w+); \}/g)].map(([, name = '', colour]) => [name.trim(), colour]),
    );
    expect(rules.get(selector)).toBe(palette.foreground);
    for (const ink of INKS) {
      // Monaco does not tell functions from other names.
      if (ink === 'name') continue;
      expect(rules.get(`${selector} .${INK_CLASS[ink]}`), ink).toBe(palette[ink]);
    }
  });
});
