import type { APIRoute } from 'astro';
import { loadTemplates, playgroundPackage } from '../../site/playground-assets.ts';

/** The texts that the playground opens with. */
export const GET: APIRoute = async () => Response.json(playgroundPackage((await loadTemplates())[0]));
