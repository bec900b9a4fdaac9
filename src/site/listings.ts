/** What `/llms.txt` and `/feed.xml` say, in the language of the content that they list. Pure: the catalogue and the addresses come from outside. */
import type { CatalogueEntry, CatalogueSection } from './catalogue.ts';

/** A feed holds so many entries; readers of feeds keep what they have seen. */
const FEED_LENGTH = 50;

const KINDS: Readonly<Record<CatalogueEntry['kind'], string>> = { guide: 'Guide', lab: 'Lab', quiz: 'Quiz' };

/**
 * The site for language models, in the form of llmstxt.org: a title, a summary, and a list of links for each section.
 * @param address makes an address from a path within the site
 */
export function llmsText(catalogue: readonly CatalogueSection[], address: (path: string) => string): string {
  const line = ({ kind, title, description, path }: CatalogueEntry): string =>
    `- [${KINDS[kind]}: ${title}](${address(path)}): ${description.replace(/\s+/g, ' ').trim()}`;
  const parts = catalogue.map(({ label, entries }) => `## ${label}\n\n${entries.map(line).join('\n')}\n`);
  return `# Hotpath

> Node.js performance, learned by doing: guides whose programs are run by tests, labs that are graded in the reader's browser, quizzes,
> interview questions and incidents to lead. Programs run on Node.js 24.

${parts.join('\n')}`;
}

/** An item of the feed. */
export interface FeedItem {
  readonly title: string;
  readonly description: string;
  readonly link: string;
  readonly pubDate: Date;
}

/**
 * Guides and labs by the day their content was last checked, newest first. That day is written in their own files: the history
 * of the repository is not there in every build (shallow clones, containers).
 */
export function feedItems(catalogue: readonly CatalogueSection[], address: (path: string) => string): FeedItem[] {
  return catalogue
    .flatMap(({ label, entries }) => entries.map((entry) => ({ ...entry, label })))
    .flatMap(({ reviewed, kind, title, label, description, path }) =>
      reviewed === undefined
        ? []
        : [
            {
              title: `${KINDS[kind]}: ${title} (${label})`,
              description: description.trim(),
              link: address(path),
              pubDate: new Date(`${reviewed}T00:00:00Z`),
            },
          ],
    )
    .sort((a, b) => b.pubDate.getTime() - a.pubDate.getTime() || a.title.localeCompare(b.title, 'en'))
    .slice(0, FEED_LENGTH);
}
