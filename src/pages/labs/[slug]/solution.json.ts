import type { APIRoute } from 'astro';
import { listLabs, loadLabAssets } from '../../../site/lab-assets.ts';

export async function getStaticPaths(): Promise<{ params: { slug: string } }[]> {
  return (await listLabs()).map((slug) => ({ params: { slug } }));
}

/** The reference answer's files, fetched only when a reader asks for them and may see them. */
export const GET: APIRoute<Record<string, never>, { slug: string }> = async ({ params }) =>
  Response.json((await loadLabAssets(params.slug)).solution);
