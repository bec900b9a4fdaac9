import type { APIRoute } from 'astro';
import { readCatalogue } from '../site/catalogue.ts';
import { link } from '../site/link.ts';
import { llmsText } from '../site/listings.ts';

/** What the site holds, for language models. Addresses are whole where the site knows its own. */
export const GET: APIRoute = async ({ site }) => {
  const address = (path: string): string =>
    import.meta.env['SITE_URL'] && site ? new URL(link(path), site).href : link(path);
  return new Response(llmsText(await readCatalogue(), address));
};
