import type { APIRoute } from 'astro';
import { locale } from '#words/locale.ts';
import { site } from '#words/site/setup.ts';
import { link } from '../components/ui/link.ts';
import { ICONS } from '../site/icons.ts';

/** What makes the site installable: its name, where it starts, colours and icons. */
export const GET: APIRoute = () =>
  new Response(
    JSON.stringify({
      id: link('/'),
      name: site.appName,
      short_name: 'Hotpath',
      description: site.description,
      lang: locale,
      start_url: link('/'),
      scope: link('/'),
      display: 'standalone',
      background_color: '#0e1318',
      theme_color: '#0e1318',
      icons: [
        ...ICONS.map(({ name, size, purpose }) => ({
          src: link(`/icons/${name}.png`),
          sizes: `${size}x${size}`,
          type: 'image/png',
          purpose,
        })),
        { src: link('/favicon.svg'), sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
      ],
    }),
    { headers: { 'Content-Type': 'application/manifest+json' } },
  );
