import type { APIRoute } from 'astro';
import { listLabs, loadLabAssets } from '../../../site/lab-assets.ts';

export async function getStaticPaths(): Promise<{ params: { slug: string } }[]> {
  return (await listLabs()).map((slug) => ({ params: { slug } }));
}

/** What the lab's known wrong solutions teach, fetched when a reader's tests have failed. */
export const GET: APIRoute<Record<string, never>, { slug: string }> = async ({ params }) =>
  Response.json((await loadLabAssets(params.slug)).lessons);
