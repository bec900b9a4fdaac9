import type { APIRequestContext } from '@playwright/test';

async function locations(request: APIRequestContext, path: string): Promise<string[]> {
  const response = await request.get(path);
  if (!response.ok()) throw new Error(`${path}: ${response.status()}`);
  const text = await response.text();
  return [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = '']) => new URL(url).pathname);
}

/** The paths of all pages that the site's sitemap names. */
export async function sitemapPaths(request: APIRequestContext): Promise<string[]> {
  const parts = await locations(request, '/sitemap-index.xml');
  return (await Promise.all(parts.map((part) => locations(request, part)))).flat();
}
