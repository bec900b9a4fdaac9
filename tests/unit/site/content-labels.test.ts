import { expect, it } from 'vitest';
import { contentHeadings, withLanguage } from '../../../src/site/content-labels.ts';

interface Heading {
  slug: string;
  text: string;
  children: Heading[];
}
const heading = (slug: string, text: string, ...children: Heading[]): Heading => ({ slug, text, children });

it('of a guide all headings are content, but for the word that leads to its top', () => {
  const toc = [
    heading('_top', 'Überblick'),
    heading('a', 'What hurts', heading('b', 'Threads')),
    heading('c', 'The price'),
  ];
  expect(contentHeadings(toc, true)).toEqual(['What hurts', 'Threads', 'The price']);
});

it('of a page of ours only the names of sections are', () => {
  const toc = [heading('_top', 'Überblick'), heading('streams', 'Streams'), heading('more', 'Weitere Fragen')];
  expect(contentHeadings(toc, false)).toEqual(['Streams']);
});

it('marks the elements that hold such a label, also one with entities in it, and nothing else', () => {
  const html =
    '<h2>What hurts</h2><a href="#x"><span class="y">What hurts</span></a><span>Überblick</span>' +
    '<span>It&#39;s &lt;T&gt; &amp; more</span><span>What hurts <b>here</b></span>';
  expect(withLanguage(html, ['What hurts', "It's <T> & more"], 'en')).toBe(
    '<h2>What hurts</h2><a href="#x"><span class="y" lang="en">What hurts</span></a><span>Überblick</span>' +
      '<span lang="en">It&#39;s &lt;T&gt; &amp; more</span><span>What hurts <b>here</b></span>',
  );
});
