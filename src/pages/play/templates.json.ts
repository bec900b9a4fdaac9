import type { APIRoute } from 'astro';
import { loadTemplates } from '../../site/playground-assets.ts';

/** All templates with their files, fetched when a reader chooses one. */
export const GET: APIRoute = async () => Response.json(await loadTemplates());
