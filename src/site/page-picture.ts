/** What the picture of a page says, which link previews show (Open Graph). Pure: widths of texts come from outside. */

/** Pixels, the size that previews ask for. */
export const PICTURE = { width: 1200, height: 630, margin: 80 } as const;

/** What a page of each part of the site is, by the first segment of its path. */
export type PictureKinds = Readonly<Record<'guides' | 'labs' | 'quizzes' | 'interview' | 'scenarios', string>>;

/** The texts of a picture. */
export interface PictureText {
  /** What the page is (`Lab`), where that is not plain from its title. */
  readonly kind?: string;
  /** The part of the curriculum, as the page names it. */
  readonly section?: string;
  readonly title: string;
}

/** The file of the page at `path` (within the site, slashes at both ends), within the site; none for pages that show the site's own picture. */
export function pictureFile(path: string): string | undefined {
  const name = path.replaceAll(/^\/|\/$/g, '');
  return name === '' || /^404(?:\.html)?$/.test(name) ? undefined : `og/${name}.png`;
}

/**
 * What the picture of the page at `path` says. The kind stands for what lies in a part of the site, not for its list; a title does not
 * say again what stands above it (`Memory: the heap`, `Quiz: Memory`).
 */
export function pictureText(
  path: string,
  title: string,
  section: string | undefined,
  kinds: PictureKinds,
): PictureText {
  const [part = '', name] = path.split('/').filter(Boolean);
  const kind = name === undefined ? undefined : new Map(Object.entries(kinds)).get(part);
  const above = ['Hotpath', kind, section].filter((text) => text !== undefined);
  const said = above.find((text) => title.toLowerCase().startsWith(`${text.toLowerCase()}: `));
  const rest = said === undefined ? title : title.slice(said.length + 2);
  return {
    ...(kind === undefined ? {} : { kind }),
    // `Memory` above `Memory` says nothing, nor does `Scenarios` beside `Scenario`.
    ...(section === undefined || section === rest || part === 'scenarios' ? {} : { section }),
    title: rest.charAt(0).toUpperCase() + rest.slice(1),
  };
}

/** Sizes of a title in pixels, the first that fits counts, and how many lines there is room for. */
const SIZES = [
  { size: 84, most: 3 },
  { size: 72, most: 3 },
  { size: 60, most: 4 },
  { size: 48, most: 5 },
] as const;

/** A title in lines. */
export interface TitleLines {
  /** Of the font, in pixels. */
  readonly size: number;
  readonly lines: readonly string[];
}

/** Words in as few lines as possible. A word that is wider than `width` has a line of its own. */
function wrap(words: readonly string[], fits: (text: string) => boolean): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && fits(`${last} ${word}`)) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/**
 * Breaks `title` into lines of at most `width` pixels, of similar length, in the largest size that has room for all. What is too long for
 * the smallest is cut.
 * @param measure width of a text in pixels, in a font size of one pixel
 */
export function titleLines(title: string, width: number, measure: (text: string) => number): TitleLines {
  const words = title.split(/\s+/).filter(Boolean);
  const known = new Map<string, number>();
  const wide = (text: string): number => {
    const found = known.get(text) ?? measure(text);
    known.set(text, found);
    return found;
  };
  for (const { size, most } of SIZES) {
    const within = (limit: number): string[] => wrap(words, (text) => wide(text) * size <= limit);
    const fewest = within(width);
    if (fewest.length > most || fewest.some((line) => wide(line) * size > width)) continue;
    let lines = fewest;
    for (let limit = width - 10; limit > width / 3; limit -= 10) {
      const even = within(limit);
      if (even.length > fewest.length || even.some((line) => wide(line) * size > limit)) break;
      lines = even;
    }
    return { size, lines };
  }
  const { size, most } = SIZES[3];
  const fits = (text: string): boolean => wide(text) * size <= width;
  const cut = (text: string): string => {
    let end = text.length;
    while (end > 0 && !fits(`${text.slice(0, end)}…`)) end--;
    return `${text.slice(0, end).trimEnd()}…`;
  };
  const all = wrap(words, fits);
  const kept = all.slice(0, most).map((line) => (fits(line) ? line : cut(line)));
  const last = kept.at(-1);
  if (all.length > most && last !== undefined && !last.endsWith('…')) kept[most - 1] = cut(last);
  return { size, lines: kept };
}
