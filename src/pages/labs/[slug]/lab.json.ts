import type { APIRoute } from 'astro';
import { listLabs, loadLabAssets } from '../../../site/lab-assets.ts';

export async function getStaticPaths(): Promise<{ params: { slug: string } }[]> {
  return (await listLabs()).map((slug) => ({ params: { slug } }));
}

/** The texts of a lab, fetched by its page on the first click. */
export const GET: APIRoute<Record<string, never>, { slug: string }> = async ({ params }) =>
  Response.json((await loadLabAssets(params.slug)).package);
