import rss from '@astrojs/rss';
import type { APIRoute } from 'astro';
import { readCatalogue } from '../site/catalogue.ts';
import { link } from '../site/link.ts';
import { feedItems } from '../site/listings.ts';

/** `/feed.xml`, for a site that knows its address: a feed of relative links would be none. */
export function getStaticPaths(): { params: { feed: string } }[] {
  return import.meta.env['SITE_URL'] ? [{ params: { feed: 'feed' } }] : [];
}

export const GET: APIRoute = async ({ site }) =>
  rss({
    title: 'Hotpath',
    description: 'Guides and labs on Node.js performance, by the day their content was last checked.',
    site: new URL(link('/'), site),
    items: feedItems(await readCatalogue(), (path) => new URL(link(path), site).href),
  });
