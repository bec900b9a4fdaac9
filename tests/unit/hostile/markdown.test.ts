/** Markdown of a fork or a pull request that wants to be more than text. Pages of guides are MDX, which is code: see SECURITY.md. */
import { Marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { noMarkup } from '../../../src/components/ui/no-markup.ts';

const marked = new Marked(noMarkup);
const render = (text: string): string => marked.parse(text, { async: false });

describe('hostile Markdown', () => {
  it.each([
    '<script>alert(1)</script>',
    'text <img src=x onerror=alert(1)> text',
    '- item\n\n  <iframe srcdoc="x"></iframe>',
    '| a |\n|---|\n| <b onclick=x>b</b> |',
    '<!-- --!><script>alert(1)</script> -->',
    '**<object data=x></object>**',
    '<a href="javascript:alert(1)">x</a>',
  ])('with HTML stops the build: %s', (text) => {
    expect(() => render(text)).toThrow(/HTML in Markdown/);
  });

  it.each([
    '[x](javascript:alert(1))',
    '[x](JavaScript:alert(1))',
    '[x](<java\tscript:alert(1)>)',
    '[x](&#106;avascript:alert(1))',
    '[x](data:text/html,x)',
    '[x](vbscript:x)',
    '![x](javascript:alert(1))',
    '[x][1]\n\n[1]: blob:x',
    '<javascript:alert(1)>',
  ])('with an address that is none stops the build: %s', (text) => {
    expect(() => render(text)).toThrow(/in Markdown/);
  });

  it('is told from addresses and from code', () => {
    const text =
      '[a](/labs/x/#y) [b](https://nodejs.org/api/fs.html) [c](#here) [d](../x/?q=a:b) `<script>` a < b <svg/onload=alert(1)>\n\n    <b>';
    expect(render(text)).not.toMatch(/<(?:script|b|svg)/);
  });
});
