import { contentLanguage } from '#words/locale.ts';
import { site } from '#words/site/setup.ts';
import { defineRouteMiddleware, type StarlightRouteData } from '@astrojs/starlight/route-data';

type SidebarEntry = StarlightRouteData['sidebar'][number];

const holdsCurrent = (entry: SidebarEntry): boolean =>
  entry.type === 'link' ? entry.isCurrent : entry.entries.some(holdsCurrent);

/** `canonical` and `og:url` need the address the site is published at; without SITE_URL we do not claim one. */
const claimsAddress = (tag: StarlightRouteData['head'][number]): boolean =>
  tag.attrs?.['rel'] === 'canonical' || tag.attrs?.['rel'] === 'sitemap' || tag.attrs?.['property'] === 'og:url';

/** The route of Starlight's own that pages of `content/docs` are made by. */
const CONTENT = '/[...slug]';

/**
 * Runs for every page. A page shows the sidebar of its own section only: with the whole curriculum in it, each page would
 * carry a link to every other and the build would grow quadratically.
 */
export const onRequest = defineRouteMiddleware((context) => {
  const route = context.locals.starlightRoute;
  // Pages of content, not those that src/pages makes around it.
  if (contentLanguage !== undefined && context.routePattern === CONTENT) route.entryMeta.lang = contentLanguage;
  const current = route.sidebar.filter(holdsCurrent);
  if (current.length > 0) {
    route.sidebar = current;
  } else {
    route.sidebar = route.sidebar.map((entry) => (entry.type === 'group' ? { ...entry, collapsed: true } : entry));
  }
  if (!import.meta.env['SITE_URL'] || !context.site) {
    route.head = route.head.filter((tag) => !claimsAddress(tag));
    return;
  }
  const image = new URL(`${import.meta.env.BASE_URL.replace(/\/$/, '')}/og.png`, context.site).href;
  const feed = `${import.meta.env.BASE_URL.replace(/\/$/, '')}/feed.xml`;
  route.head.push(
    { tag: 'link', attrs: { rel: 'alternate', type: 'application/rss+xml', title: 'Hotpath', href: feed } },
    { tag: 'meta', attrs: { property: 'og:image', content: image } },
    { tag: 'meta', attrs: { property: 'og:image:alt', content: site.picture } },
  );
});
