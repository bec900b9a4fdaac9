/** Which labels of Starlight's sidebar, table of contents and links to the next page are content, for sites of another language. */
import { withoutEntities } from './entities.ts';
import { sections } from './sections.ts';

/** What is used of an entry of a table of contents. */
interface Heading {
  readonly slug: string;
  readonly text: string;
  readonly children: readonly Heading[];
}

/** Names of sections: they are content wherever they stand. */
export const sectionLabels: readonly string[] = sections.map(({ label }) => label);

/**
 * The headings of a table of contents that are content.
 *
 * @param ofContent whether the page is content, and not made by us around it; its first entry (`#_top`) has a word of Starlight's then, too
 */
export function contentHeadings(toc: readonly Heading[], ofContent: boolean): string[] {
  return toc.flatMap(({ slug, text, children }) => [
    ...((ofContent && slug !== '_top') || sectionLabels.includes(text) ? [text] : []),
    ...contentHeadings(children, ofContent),
  ]);
}

/** `html` with `lang` on each `<span>` that holds one of `labels` and nothing else. */
export function withLanguage(html: string, labels: readonly string[], lang: string): string {
  const known = new Set(labels);
  return html.replaceAll(/<span(\b[^>]*)>([^<]+)<\/span>/g, (span, attributes: string, text: string) =>
    known.has(withoutEntities(text)) ? `<span${attributes} lang="${lang}">${text}</span>` : span,
  );
}
