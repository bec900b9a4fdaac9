import { INK_CLASS } from '../../highlight/inks.ts';
import { inkedLines } from '../../highlight/tokens.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;' };

const escaped = (text: string): string => text.replace(/[&<]/g, (character) => ENTITIES[character] ?? character);

/**
 * Highlights code at build time, as the editor will. The colours stand in `inks.css`, for both themes.
 * @param lang an id of Shiki's; the code stays plain where Shiki does not know it
 * @returns a `<pre>`. The panel around it scrolls and takes the focus.
 */
export async function highlight(code: string, lang: string): Promise<string> {
  const text = code.replace(/\n$/, '');
  const lines = await inkedLines(text, lang, 'editor');
  const html = text.split(/\r?\n/).map((line, index) => {
    let [made, column] = ['', 0];
    for (const { start, end, ink } of lines[index] ?? []) {
      made += `${escaped(line.slice(column, start))}<span class="${INK_CLASS[ink]}">${escaped(line.slice(start, end))}</span>`;
      column = end;
    }
    return `<span class="line">${made}${escaped(line.slice(column))}</span>`;
  });
  return `<pre class="shiki"><code>${html.join('\n')}</code></pre>`;
}
