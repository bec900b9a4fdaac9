/** What a crawl saw. */
export interface Crawled {
  /** How many HTML pages answered. */
  readonly pages: number;
  /** One line for each address that failed or left the site: the address, what it said, the page that named it. */
  readonly problems: string[];
}

const ADDRESS = /\s(?:href|src|component-url|renderer-url)="([^"#?]+)[^"]*"/g;

/** Follows all links, scripts, styles and pictures from the page `start` on, and those of every page found, on the same host. */
export async function crawl(start: string): Promise<Crawled> {
  const home = new URL(start);
  const problems: string[] = [];
  const from = new Map([[home.pathname, 'the start']]);
  let pages = 0;
  for (const [path, page] of from) {
    if (!path.startsWith(home.pathname)) {
      problems.push(`${path}: outside of ${home.pathname}, on ${page}`);
      continue;
    }
    const answer = await fetch(new URL(path, home), { redirect: 'manual' });
    if (answer.status !== 200) problems.push(`${path}: ${String(answer.status)}, on ${page}`);
    const text = await answer.text();
    if (answer.headers.get('content-type')?.startsWith('text/html') !== true) continue;
    pages += 1;
    for (const [, address = ''] of text.matchAll(ADDRESS)) {
      const url = new URL(address, new URL(path, home));
      // A map that is added to while it is walked through is walked through to its end.
      if (url.origin === home.origin && !from.has(url.pathname)) from.set(url.pathname, path);
    }
  }
  return { pages, problems };
}
