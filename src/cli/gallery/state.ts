import type { Page } from '@playwright/test';

/** Something that readers can have before them: a page, and what they did on it. */
export interface GalleryState {
  /** Name of its pictures. */
  name: string;
  path: string;
  /** The whole page, not only what fits on the screen. */
  whole?: boolean;
  /** Does what leads there; the page is loaded and alive. */
  reach?: (page: Page) => Promise<void>;
}

/** Every page of the sitemap, and the one for addresses that lead nowhere. */
export async function pageStates(origin: string): Promise<GalleryState[]> {
  const read = async (path: string): Promise<string[]> => {
    const text = await (await fetch(origin + path)).text();
    return [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = '']) => new URL(url).pathname);
  };
  const paths = (await Promise.all((await read('/sitemap-index.xml')).map(read))).flat();
  return [...paths, '/404.html'].map((path) => ({
    name: `page${path.replace(/\/$/, '').replaceAll('/', '-') || '-home'}`,
    path,
    whole: !path.startsWith('/labs/') || path === '/labs/',
  }));
}
