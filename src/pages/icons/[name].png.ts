import type { APIRoute } from 'astro';
import { drawIcon, ICONS, type Icon } from '../../site/icons.ts';

export const getStaticPaths = () => ICONS.map((icon) => ({ params: { name: icon.name }, props: icon }));

/** An icon for home screens. */
export const GET: APIRoute<Icon> = async ({ props }) =>
  new Response(await drawIcon(props), { headers: { 'Content-Type': 'image/png' } });
