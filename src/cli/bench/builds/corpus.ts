/** Pages to build: the guides' own prose and programs, put together anew. Plain Markdown that every generator here reads alike. */
import { seededRandom } from '../../../bench/random.ts';

/** A page that is generated. */
export interface GeneratedPage {
  /** Number of its section, from 0. */
  section: number;
  /** Last part of its address. */
  slug: string;
  title: string;
  description: string;
  /** Without front matter and title. */
  body: string;
}

/** Pages in a section: about as many as a sidebar holds well. */
const PER_SECTION = 20;

/** Parts of guides that make one page: what a guide of this site has. */
const PARTS_PER_PAGE = 6;

/** A part of a guide: its heading, and paragraphs and programs in order. */
export interface Part {
  heading: string;
  blocks: { code: boolean; text: string }[];
}

/** Generators read these as components, templates or directives, each in its own way. */
const NOT_PLAIN = /[<>{}]|^:::|^import |^\|/m;

const withoutCode = (text: string): string => text.replace(/`[^`]*`/g, '');

/** A link leads to a page that is not there; its text stays. */
const withoutLinks = (text: string): string => text.replace(/\[([^\]]+)\]\([^)]*\)/g, '$1');

/** The parts of a guide, without what is not plain Markdown. */
export function partsOf(guide: string): Part[] {
  const parts: Part[] = [];
  const body = guide.replace(/^---\n[\s\S]*?\n---\n/, '');
  // Programs hold empty lines: they are cut out first.
  for (const piece of body.split(/(^```[\s\S]*?^```$)/m)) {
    if (piece.startsWith('```')) {
      const text = piece.replace(/^```(\w*).*$/m, (_, lang: string) => `\`\`\`${lang === 'output' ? 'text' : lang}`);
      parts.at(-1)?.blocks.push({ code: true, text });
      continue;
    }
    for (const block of piece.split(/\n{2,}/).map((text) => text.trim())) {
      const heading = /^## (.*)$/.exec(block)?.[1];
      if (heading !== undefined) parts.push({ heading: heading.replaceAll('`', ''), blocks: [] });
      else if (block !== '' && !NOT_PLAIN.test(withoutCode(block)))
        parts.at(-1)?.blocks.push({ code: false, text: withoutLinks(block) });
    }
  }
  return parts.filter(({ heading, blocks }) => blocks.length > 1 && !NOT_PLAIN.test(heading));
}

/** The same part as another author would have had it: other numbers, so that nothing that remembers a text has seen it. */
function varied({ heading, blocks }: Part, page: number, place: number): string {
  const lines = blocks.map(({ code, text }, index) =>
    code
      ? text.replace(/\n```$/, `\n// ${page}.${place}.${index}\n\`\`\``)
      : text.replace(/\.$/, `, as on page ${page}.`),
  );
  return [`## ${heading}`, ...lines].join('\n\n');
}

/**
 * The same `count` pages in every call.
 * @throws {RangeError} when the guides have too few parts to make a page of
 */
export function generatePages(guides: readonly string[], count: number): GeneratedPage[] {
  const parts = guides.flatMap(partsOf);
  if (new Set(parts.map(({ heading }) => heading)).size < PARTS_PER_PAGE)
    throw new RangeError(`${parts.length} parts of guides are too few for a page`);
  const next = seededRandom(count);
  return Array.from({ length: count }, (_, page) => {
    const chosen = new Map<string, Part>();
    while (chosen.size < PARTS_PER_PAGE) {
      const part = parts[Math.floor(next() * parts.length)];
      if (part !== undefined) chosen.set(part.heading, part);
    }
    const body = [...chosen.values()].map((part, place) => varied(part, page, place)).join('\n\n');
    const [first = ''] = chosen.keys();
    return {
      section: Math.floor(page / PER_SECTION),
      slug: `page-${page}`,
      title: `Page ${page}: ${first.replaceAll(/["':]/g, '')}`,
      description: `Page ${page} of ${count}, put together from guides.`,
      body: `${body}\n`,
    };
  });
}

/** Front matter as all generators here read it. */
export const withFrontMatter = ({ title, description, body }: GeneratedPage): string =>
  `---\ntitle: ${JSON.stringify(title)}\ndescription: ${JSON.stringify(description)}\n---\n\n${body}`;
